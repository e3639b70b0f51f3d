package io.ticketledger.standalone.discord;

import io.ticketledger.standalone.LedgerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Discord bot, as it talks to its backend.
 *
 * @param authorization the header's whole value; null when it sends none
 */
record Bot(String url, @Nullable String authorization) {
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    record Reply(int status, HttpResponse<String> response) {
        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    static Bot of(LedgerClient client) {
        return new Bot(client.url(), client.key());
    }

    /** A body that creates an open, unclaimed ticket. */
    static ObjectNode ticket(String shortId) {
        return JSON.createObjectNode()
                .put("ticketId", UUID.randomUUID().toString())
                .put("ticketType", "support")
                .put("ticketData", "{\"reason\": [1.10]}")
                .put("guildId", "81384788765712384")
                .put("ticketName", "ticket " + shortId)
                .put("ticketShortId", shortId)
                .put("ticketOwner", "80351110224678912")
                .put("claimedBy", "")
                .put("claimed", false)
                .put("closed", false);
    }

    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, Object body) {
        return send("POST", path, body.toString(), "Content-Type", "application/json");
    }

    Reply claim(String shortId, String userId) {
        return post(
                "/tickets/claim",
                JSON.createObjectNode().put("shortId", shortId).put("discordId", userId));
    }

    Reply close(String shortId) {
        return post("/tickets/close", JSON.createObjectNode().put("shortId", shortId));
    }

    /** @param headers names and values in turn */
    Reply send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Bot as(@Nullable String other) {
        return new Bot(url, other);
    }
}
