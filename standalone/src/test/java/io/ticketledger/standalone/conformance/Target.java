package io.ticketledger.standalone.conformance;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.RunningLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * What the suites run against: one standalone for all of them, started by the first. Requests in a dialect can be sent
 * elsewhere instead, while the native API of the standalone still tells what really happened.
 */
final class Target {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Where requests in dialects go instead of to the standalone; null for the standalone. */
    static volatile @Nullable String elsewhere;

    private static @Nullable Target shared;

    private final LedgerClient owner;
    private final LedgerClient reader;
    private final LedgerClient stranger;

    private final Tokens tokens;

    private Target(LedgerClient owner, Tokens tokens) {
        this.owner = owner;
        this.tokens = tokens;
        reader = owner.withKey(newKey("default", List.of("AUDIT_READ")));
        stranger = owner.withKey(newKey(
                "elsewhere", List.of("TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "TICKET_DELETE", "SET_STATUS")));
    }

    static synchronized Target get() {
        if (shared == null) {
            try {
                Path directory = Files.createTempDirectory("conformance");
                Tokens tokens = new Tokens();
                RunningLedger ledger = RunningLedger.start(
                        directory.resolve("data"),
                        "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:"
                                + tokens.publicKey(directory));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    ledger.close();
                    deleteQuietly(directory);
                }));
                shared = new Target(ledger.client(), tokens);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static void deleteQuietly(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }

    /** The native API with every permission. */
    LedgerClient owner() {
        return owner;
    }

    /** The issuer whose tokens are taken. */
    Tokens tokens() {
        return tokens;
    }

    /** A key that may nothing of what a dialect offers. */
    String powerlessKey() {
        return reader.key();
    }

    /** The native API for somebody of another workspace. */
    LedgerClient stranger() {
        return stranger;
    }

    /** The ticket as the native API shows it. */
    JsonNode ticket(String idOrNumber) {
        Answer answer = owner.get("/queries/tickets/" + idOrNumber);
        if (answer.status() != 200) {
            throw new AssertionError("no ticket " + idOrNumber + ": " + answer);
        }
        return answer.json();
    }

    Answer send(Wire wire) {
        String url = elsewhere == null ? owner.url() : elsewhere;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + wire.path()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        wire.method(),
                        wire.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(wire.body()));
        wire.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers().map());
            headers.keySet().removeAll(List.of("date", "x-correlation-id"));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String newKey(String workspace, List<String> permissions) {
        Answer made = owner.post(
                "/admin/api-keys",
                Map.of(
                        "workspace", workspace,
                        "name", "conformance",
                        "subject", "conformance",
                        "displayName", "Conformance",
                        "permissions", permissions));
        return made.json().get("key").asString();
    }
}
