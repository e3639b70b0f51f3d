package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.platform.MongoFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class MongoOutOfReachTest {
    private static final String KEY = "an admin key that is long enough for a test";

    @Test
    void shouldBeBusyWithinSeconds(CapturedOutput output) throws Exception {
        TestPostgres.Database database = TestPostgres.create();
        Story story = story("default", 1);
        new SqlEvents(database.asOwner()).append(story.streamId, story.created("There"));
        MongoFixture mongo = MongoFixture.embedded();
        try (ConfigurableApplicationContext service = QueryServiceApplication.application()
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.user(),
                                "--spring.mongodb.uri=" + mongo.url(),
                                "--ticketledger.admin-key=" + KEY);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(get(client, service, "/queries/tickets/1").statusCode()).isEqualTo(200);
            mongo.close();

            for (String path : List.of(
                    "/queries/tickets/1",
                    "/queries/tickets/1?consistency=eventual",
                    "/queries/tickets",
                    "/queries/tickets/1/replies",
                    "/queries/stats")) {
                long start = System.nanoTime();
                HttpResponse<String> answer = get(client, service, path);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(output).contains("Not available [").contains("com.mongodb.Mongo");
        assertThat(output).doesNotContain("Request failed [");
    }

    private static HttpResponse<String> get(HttpClient client, ConfigurableApplicationContext service, String path)
            throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
