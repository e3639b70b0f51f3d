package io.ticketledger.standalone.church;

import io.ticketledger.standalone.LedgerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of the church API, as church apps are. */
record ChurchApp(String url, @Nullable String key) {
    static final JsonMapper JSON = new JsonMapper();
    static final String CHURCH = "5f0c6c0e-8c6f-4c57-9d8a-2f8f5b1f9c01";
    static final List<String> ALL_BUT_IMPORT =
            List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Reply(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String id() {
            return json().path("id").asString();
        }
    }

    /** A member of a workspace, with a key that has these permissions. */
    static ChurchApp of(LedgerClient administrator, String workspace, List<String> permissions) {
        LedgerClient.Answer made = administrator.post(
                "/admin/api-keys",
                Map.of(
                        "workspace", workspace,
                        "name", "church app",
                        "subject", "member-7",
                        "displayName", "Ann Ives",
                        "permissions", permissions));
        return new ChurchApp(administrator.url(), made.json().path("key").asString());
    }

    ChurchApp withKey(@Nullable String other) {
        return new ChurchApp(url, other);
    }

    static ObjectNode ticket() {
        return JSON.createObjectNode()
                .put("type", "building")
                .put("priority", "High")
                .put("description", "The organ is silent 🎹\nSince Sunday.")
                .put("church", CHURCH);
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Reply create(Object ticket, String... headers) {
        return send("POST", "/api/tickets", String.valueOf(ticket), headers);
    }

    Reply put(String id, Object ticket, String... headers) {
        return send("PUT", "/api/tickets/" + id, String.valueOf(ticket), headers);
    }

    Reply patch(String id, Object changes, String... headers) {
        return send("PATCH", "/api/tickets/" + id, String.valueOf(changes), headers);
    }

    Reply delete(String id, String... headers) {
        return send("DELETE", "/api/tickets/" + id, null, headers);
    }

    /** @param headers names and values; JSON is the content type when none is among them */
    Reply send(String method, String path, @Nullable String body, String... headers) {
        return sendBytes(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    Reply sendBytes(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!List.of(headers).contains("Content-Type") && body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
