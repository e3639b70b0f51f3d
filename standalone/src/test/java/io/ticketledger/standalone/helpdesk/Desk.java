package io.ticketledger.standalone.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A help desk's client that knows this API and nothing else.
 *
 * @param key sent as header {@code apiKey}; null for none
 */
record Desk(String url, @Nullable String key) {
    static final String ROOT = "/api/v2/ticket";
    static final String JSON_TYPE = "application/json";
    static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, java.net.http.HttpHeaders headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        String message() {
            return json().path("message").asString();
        }

        /** Says the whole answer when it fails. */
        Answer has(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /** The error with exactly this body. */
        Answer isError(int expected, String message) {
            has(expected);
            assertThat(body).isEqualTo("{\"status\":\"error\",\"message\":\"" + message + "\"}");
            assertThat(header("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith(JSON_TYPE));
            return this;
        }

        /** The result with exactly this body. */
        Answer isResult(String message) {
            has(200);
            assertThat(body).isEqualTo("{\"type\":\"result\",\"message\":\"" + message + "\"}");
            return this;
        }
    }

    /** A desk of a workspace of its own, with every permission unless some are named. */
    static Desk in(LedgerClient owner, String workspace, String subject, String... permissions) {
        List<String> all =
                List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS", "TICKET_BATCH");
        LedgerClient.Answer made = owner.post(
                "/admin/api-keys",
                Map.of(
                        "workspace",
                        workspace,
                        "name",
                        "desk",
                        "subject",
                        subject,
                        "displayName",
                        "Desk of " + subject,
                        "permissions",
                        permissions.length == 0 ? all : List.of(permissions)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Desk(owner.url(), made.json().path("key").asString());
    }

    /** The native API under the same key. */
    LedgerClient ledger() {
        return new LedgerClient(url, String.valueOf(key));
    }

    Answer get(String below) {
        return send("GET", below, null, null);
    }

    Answer json(String method, String below, String json) {
        return send(method, below, JSON_TYPE, json.replace('\'', '"'));
    }

    Answer form(String method, String below, String form) {
        return send(method, below, FORM_TYPE, form);
    }

    /** @param headers name and value by turns */
    Answer send(String method, String below, @Nullable String type, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + ROOT + below))
                .timeout(Duration.ofSeconds(120))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("apiKey", key);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The whole answer to a request line that a stricter client would not send. */
    String raw(String method, String below) {
        URI uri = URI.create(url);
        String head = method + " " + ROOT + below + " HTTP/1.1\r\nHost: x\r\napiKey: " + key
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new inbound ticket's number. */
    long ticket(String title) {
        String form = "brandID=1&channelID=3&direction=inbound&from=ann%40example.org&fromName=Ann&to=help&title="
                + java.net.URLEncoder.encode(title, StandardCharsets.UTF_8);
        return form("POST", "", form).has(200).json().path("ticketID").asLong();
    }

    JsonNode item(long ticket) {
        return get("/" + ticket).has(200).json().path("item");
    }

    JsonNode itemWithHistory(long ticket) {
        return get("/" + ticket + "?getTicketHistory=1").has(200).json().path("item");
    }
}
