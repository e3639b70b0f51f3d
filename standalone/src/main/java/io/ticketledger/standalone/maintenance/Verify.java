package io.ticketledger.standalone.maintenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a running Ticket Ledger compare its read models with its log, in the workspace of the key. */
final class Verify {
    static final String SERVER = "url";
    static final String DEFAULT = "http://127.0.0.1:8080";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What JSON leaves as it is, though it breaks lines, moves a terminal's cursor or turns text around. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]");

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final URI url;
    private final String key;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param url where it listens, without a path of the API
     * @throws MaintenanceException when the key has what no key has
     */
    Verify(URI url, String key, PrintStream out, PrintStream err) {
        if (!SENDABLE.matcher(key).matches()) {
            throw new MaintenanceException("The key has characters in it that no key has.");
        }
        this.url = url;
        this.key = key;
        this.out = out;
        this.err = err;
    }

    /** @throws MaintenanceException when it is no address of a server */
    static URI address(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one answer for whatever is no address
        }
        throw new MaintenanceException("--url takes an address such as " + DEFAULT + ".");
    }

    /**
     * Prints each difference to the one stream, and progress to the other. Returns whether there are none.
     *
     * @throws MaintenanceException when it could not be done, or not to its end
     */
    boolean run() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/audit/verify"))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/x-ndjson, application/problem+json;q=0.5")
                .POST(BodyPublishers.noBody())
                .build();
        // No redirection is followed: the key is for this server alone.
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() != 200) {
                    throw new MaintenanceException(refusal(answer.statusCode(), lines.readLine()));
                }
                answer.headers()
                        .firstValue("X-Ledger-Lag")
                        .ifPresent(lag -> err.println("The read models are behind: what was written in the last "
                                + harmless(lag) + " ms may not be in them yet."));
                return told(lines);
            }
        } catch (ConnectException e) {
            throw new MaintenanceException(
                    "Nothing answers at " + url + ": is Ticket Ledger running there? See --url.");
        } catch (JacksonException e) {
            throw new MaintenanceException("What answers at " + url + " is no Ticket Ledger.");
        }
    }

    private boolean told(BufferedReader lines) throws IOException {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = MAPPER.readTree(line);
                if (json.has("progress")) {
                    progress(json.path("progress"));
                } else if (json.has("field")) {
                    out.println(difference(json));
                } else {
                    return verdict(json);
                }
            }
        } catch (IOException e) {
            throw new MaintenanceException("The answer broke off: " + harmless(String.valueOf(e.getMessage())));
        }
        throw new MaintenanceException("The answer broke off before its end.");
    }

    private void progress(JsonNode progress) {
        err.printf(
                Locale.ROOT,
                "%,d of %,d tickets%n",
                progress.path("checked").asLong(0),
                progress.path("of").asLong(0));
    }

    private boolean verdict(JsonNode result) {
        long found = result.path("found").asLong(-1);
        if (found < 0) {
            throw new MaintenanceException("What answers at " + url + " is no Ticket Ledger.");
        }
        out.printf(
                Locale.ROOT,
                "%s: %,d tickets, events up to position %d.%n",
                found == 0
                        ? "The read models are as the log says"
                        : String.format(Locale.ROOT, "%,d differences", found),
                result.path("checked").asLong(0),
                result.path("position").asLong(0));
        return found == 0;
    }

    private static String difference(JsonNode difference) {
        return harmless(difference.path("ticketId").asString("-")
                + ' '
                + difference.path("field").asString("")
                + ": log "
                + difference.path("log")
                + ", read model "
                + difference.path("readModel"));
    }

    private String refusal(int status, @Nullable String body) {
        String detail = "";
        try {
            detail = body == null ? "" : MAPPER.readTree(body).path("detail").asString("");
        } catch (JacksonException e) {
            detail = "";
        }
        String reason = switch (status) {
            case 401 -> "The key is not accepted.";
            case 404 -> "There is no /audit/verify.";
            case 429 -> "It verifies this workspace already, or has enough to do: try again in a minute.";
            default -> detail;
        };
        return url + " refuses (" + status + "). " + harmless(reason);
    }

    private static String harmless(String text) {
        return HARMFUL.matcher(text).replaceAll("?");
    }
}
