package io.ticketledger.standalone.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider's panel that knows the isp API and nothing else. */
record IspPanel(String url, @Nullable String authorization) {
    static final String ROOT = "/api/v1/tickets";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    static IspPanel of(LedgerClient client) {
        return new IspPanel(client.url(), "Bearer " + client.key());
    }

    IspPanel withKey(String key) {
        return new IspPanel(url, "Bearer " + key);
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer send(String method, String path, @Nullable String json) {
        return send(method, path, json, Map.of());
    }

    /** @param headers beside the credential and the content type, which they may replace */
    Answer send(String method, String path, @Nullable String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The number of a new ticket. */
    long create(String json) {
        Answer answer = send("POST", ROOT, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("data").path("id").asLong();
    }

    /** The ticket as it is read. */
    JsonNode ticket(long number) {
        Answer answer = get(ROOT + "/" + number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("data");
    }
}
