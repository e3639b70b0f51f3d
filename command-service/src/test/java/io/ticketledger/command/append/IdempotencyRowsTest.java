package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.Scheduled;

class IdempotencyRowsTest {
    private final Store store = new Store();
    private final IdempotencyRows rows = new IdempotencyRows(store.jdbc);
    private final Samples ticket = Samples.ticket(7);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsWhatARequestDid() {
        store.port.append(ticket.append(ticket.request("k"), ticket.created(Status.NEW)));

        IdempotencyRow found = Objects.requireNonNull(rows.find("default", "ann", "k", 0));

        assertThat(found).usingRecursiveComparison().ignoringFields("createdAt").isEqualTo(ticket.request("k"));
        assertThat(rows.find("default", "ann", "k", 1)).isNull();
        assertThat(rows.find("default", "bob", "k", 0)).isNull();
        assertThat(rows.find("other", "ann", "k", 0)).isNull();
    }

    @Test
    void forgetsARequestAfterADay() {
        store.port.append(ticket.append(ticket.request("old")));
        store.owner.update("UPDATE idempotency SET created_at = now() - interval '24 hours 1 minute'");
        store.port.append(ticket.append(ticket.request("new")));

        rows.forgetOld();

        assertThat(rows.find("default", "ann", "old", 0)).isNull();
        assertThat(rows.find("default", "ann", "new", 0)).isNotNull();
    }

    @Test
    void shouldForgetSoonAfterTheStartToo() throws NoSuchMethodException {
        Scheduled when = IdempotencyRows.class.getMethod("forgetOld").getAnnotation(Scheduled.class);

        assertThat(Duration.parse(when.initialDelayString())).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
}
