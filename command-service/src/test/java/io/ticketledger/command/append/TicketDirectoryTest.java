package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketDirectoryTest {
    private final Store store = new Store();
    private final TicketDirectory directory = new TicketDirectory(store.jdbc);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void leadsFromEachKeyToTheStream() {
        Samples ticket = Samples.ticket(7);
        assertThat(directory.streamOf("default", ticket.id())).isNull();
        assertThat(directory.streamOf("default", 7)).isNull();

        store.port.append(ticket.append(ticket.created(Status.NEW)));

        assertThat(directory.streamOf("default", ticket.id())).isEqualTo(ticket.stream());
        assertThat(directory.streamOf("default", 7)).isEqualTo(ticket.stream());
    }

    @Test
    void findsNothingInAnotherWorkspace() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));
        assertThat(directory.streamOf("default", 7)).isNotNull();

        assertThat(directory.streamOf("other", 7)).isNull();
        assertThat(directory.streamOf("other", ticket.id())).isNull();
        assertThat(directory.streamOf("default", UUID.randomUUID())).isNull();
    }

    @Test
    void asksOnceForWhatItFound() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));
        directory.streamOf("default", 7);
        store.pool.close();

        assertThat(directory.streamOf("default", 7)).isEqualTo(ticket.stream());
    }

    @Test
    void drawsNumbersInOrder() {
        assertThat(directory.drawNumber()).isEqualTo(1);
        assertThat(directory.drawFreeNumber("default", 0)).isEqualTo(2);
        assertThat(directory.drawNumber()).isEqualTo(3);
    }

    @Test
    void stepsOverAHundredThousandTakenNumbersInAFewQueries() {
        store.owner.execute("INSERT INTO ticket_directory (stream_id, workspace, ticket_id, number, unfinished) "
                + "SELECT 's' || n, 'default', gen_random_uuid(), n, false FROM generate_series(1, 100000) AS n");
        long first = directory.drawNumber();
        assertThat(first).isEqualTo(1);

        long free = directory.drawFreeNumber("default", 1);

        assertThat(free).isEqualTo(100_001);
        assertThat(directory.drawNumber())
                .as("no more is thrown away than the last stride")
                .isLessThanOrEqualTo(100_001 + 65_536);
        assertThat(directory.drawFreeNumber("other", 0)).isGreaterThan(free);
    }
}
