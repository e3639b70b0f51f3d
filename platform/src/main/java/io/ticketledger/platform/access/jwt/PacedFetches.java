package io.ticketledger.platform.access.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Asks an issuer's address no more than once in 5 s, or in 1 s after a failure, and gives what came of it again in
 * between: tokens with made-up key ids cannot be used to flood the issuer.
 */
final class PacedFetches implements ClientHttpRequestInterceptor {
    static final Duration AFTER_AN_ANSWER = Duration.ofSeconds(5);
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    static final int MAX_BYTES = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(PacedFetches.class);

    private final Cache<URI, Outcome> outcomes;

    PacedFetches(Ticker ticker) {
        outcomes = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(10)
                .expireAfter(Expiry.<URI, Outcome>creating((address, outcome) -> outcome.pause()))
                .build();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return switch (outcomes.get(request.getURI(), address -> fetch(request, body, execution))) {
            case Answered answer -> new Again(answer);
            case Failed(IOException reason) -> throw new IOException(reason.getMessage(), reason);
        };
    }

    private static Outcome fetch(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try (ClientHttpResponse response = execution.execute(request, body)) {
            byte[] content = response.getBody().readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("The answer has more than " + MAX_BYTES + " bytes.");
            }
            return new Answered(response.getStatusCode(), response.getStatusText(), response.getHeaders(), content);
        } catch (IOException e) {
            log.warn("{} cannot be fetched to verify tokens: {}", request.getURI(), e.toString());
            return new Failed(e);
        }
    }

    private sealed interface Outcome {
        Duration pause();
    }

    private record Answered(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body)
            implements Outcome {
        @Override
        public Duration pause() {
            return status.is2xxSuccessful() ? AFTER_AN_ANSWER : AFTER_A_FAILURE;
        }
    }

    private record Failed(IOException reason) implements Outcome {
        @Override
        public Duration pause() {
            return AFTER_A_FAILURE;
        }
    }

    private record Again(Answered answer) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return answer.status();
        }

        @Override
        public String getStatusText() {
            return answer.statusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.headers();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public void close() {}
    }
}
