package io.ticketledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import io.ticketledger.query.projection.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What an instance takes for the build that is read. */
class ServedProjectionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final BuildEntry FINISHED = BuildEntry.FIRST.begun(NOW).finished(NOW);
    private static MongoFixture mongo;
    private ServedProjection served = served(Duration.ofHours(1));

    @BeforeAll
    static void start() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void shutDown() throws Exception {
        mongo.close();
    }

    @AfterEach
    void stop() {
        served.stop().join();
    }

    @Test
    void shouldNotGoBackToWhatWasAgreedOnBefore() {
        served.follow(FINISHED, List.of());
        served.follow(BuildEntry.FIRST, List.of());

        assertThat(served.get().build()).isEqualTo(1);
        assertThat(served.active().number()).isEqualTo(1);
    }

    @Test
    void shouldReadNothingFromABuildThatMayBeDropped() {
        served = served(Duration.ofNanos(1));
        served.follow(BuildEntry.FIRST, List.of());

        assertThatThrownBy(() -> served.get()).isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(() -> served.position()).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void shouldKeepAnOldBuildForLongerThanALookTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(Duration.ofSeconds(9)))
                .withMessageContaining("ticketledger.read-model.keep-old-build is 9 s");
        assertThat(properties(Duration.ofSeconds(10)).keepOldBuild()).hasSeconds(10);
    }

    private static ReadModelProperties properties(Duration keepOldBuild) {
        Duration any = Duration.ofSeconds(20);
        return new ReadModelProperties("g", 500, any, any, any, any, keepOldBuild);
    }

    private static ServedProjection served(Duration trusted) {
        ReadModel first = new ReadModel(
                mongo.database("s" + UUID.randomUUID().toString().substring(0, 8))
                        .withWriteConcern(WriteConcern.MAJORITY),
                "g");
        return new ServedProjection(ProjectionPlan.stats(), ProjectionRun.factory(new TestLog(), first, 10), trusted);
    }
}
