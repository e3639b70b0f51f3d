package io.ticketledger.query;

import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.platform.MongoFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service on a free port with stores of its own, and a client with the admin key. */
final class RunningQueryService implements AutoCloseable {
    private static final String KEY = "an admin key that is long enough for a test";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MongoFixture mongo = MongoFixture.embedded();
    private final TestPostgres.Database database = TestPostgres.create();
    private final SqlEvents events = new SqlEvents(database.asOwner());
    private final ConfigurableApplicationContext service;

    private RunningQueryService(Consumer<SqlEvents> before, String... settings) {
        before.accept(events);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.mongodb.uri=" + mongo.url(),
                "--ticketledger.admin-key=" + KEY,
                // A read waits, however slow the machine, rather than answer with what is old.
                "--ticketledger.consistency.timeout=60s"));
        arguments.addAll(List.of(settings));
        service = QueryServiceApplication.application().run(arguments.toArray(String[]::new));
    }

    /**
     * Starts it.
     *
     * @param before appends what is there before the start
     */
    static RunningQueryService start(Consumer<SqlEvents> before, String... settings) {
        return new RunningQueryService(before, settings);
    }

    TestPostgres.Database database() {
        return database;
    }

    /** What the service's own role may not do. */
    JdbcTemplate owner() {
        return new JdbcTemplate(database.asOwner());
    }

    SqlEvents events() {
        return events;
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return service.getBean(name, type);
    }

    /** A key that may what the permissions say. */
    String newKey(String workspace, String... permissions) {
        String secret = "tlk_" + UUID.randomUUID().toString().replace("-", "") + "k".repeat(11);
        owner().update(
                        "INSERT INTO api_key VALUES (gen_random_uuid(), ?, 'n', 'reader', 'n', string_to_array(?, ','),"
                                + " ?, sha256(convert_to(?, 'UTF8')), now(), 'me', NULL, NULL)",
                        workspace,
                        String.join(",", permissions),
                        prefix(secret),
                        secret);
        return secret;
    }

    void revoke(String key) {
        owner().update("UPDATE api_key SET revoked_at = now() WHERE prefix = ?", prefix(key));
    }

    private static String prefix(String key) {
        return key.substring(0, 8);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** A request by the administrator, GET unless it is told otherwise. */
    HttpRequest.Builder request(String path) {
        return requestBy(KEY, path);
    }

    HttpRequest.Builder requestBy(String key, String path) {
        String port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), body);
    }

    CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        service.close();
        mongo.close();
        database.close();
    }
}
