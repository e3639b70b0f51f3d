package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.helpdesk.HelpdeskMessages.Refused;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HelpdeskMessagesTest {

    @Test
    void shouldCountWhatWasDone() {
        assertThat(HelpdeskMessages.done("updated", 3, 3, 0, List.of())).isEqualTo("3 tickets updated.");
        assertThat(HelpdeskMessages.done("deleted", 1, 1, 0, List.of())).isEqualTo("1 ticket deleted.");
        assertThat(HelpdeskMessages.done("updated", 3, 1, 0, List.of()))
                .isEqualTo("1 ticket updated. 2 tickets were so already.");
        assertThat(HelpdeskMessages.done("updated", 3, 2, 1, List.of(new Refused(5, "The ticket is closed."))))
                .isEqualTo("2 tickets updated. Ticket 5: The ticket is closed.");
    }

    @Test
    void shouldNameEveryRefusal() {
        String message = HelpdeskMessages.done("updated", 1_000, 0, 1_000, refused(1_000));

        assertThat(message)
                .startsWith("0 tickets updated. Ticket 1: No. Ticket 2: No.")
                .endsWith("Ticket 999: No. Ticket 1000: No.");
        assertThat(message.split("No\\.", -1)).hasSize(1_001);
    }

    @Test
    void shouldCountRefusalsThatAreNotKnownByName() {
        assertThat(HelpdeskMessages.done("solved", 300, 100, 150, refused(100)))
                .startsWith("100 tickets solved. 50 tickets were so already. Ticket 1: No.")
                .endsWith("Ticket 100: No. And 50 more refused.");
    }

    @Test
    void shouldSayHowToFollowAJob() {
        assertThat(HelpdeskMessages.started(5_000, "/commands/jobs/j"))
                .isEqualTo("Working on 5000 tickets in the background. Follow it at GET /commands/jobs/j with"
                        + " Authorization: Bearer <your key>.");
        assertThat(HelpdeskMessages.running(5_000, 12, 1, "/commands/jobs/j"))
                .isEqualTo("Already working on 5000 tickets in the background: 12 done, 1 of them refused."
                        + " Follow it at GET /commands/jobs/j with Authorization: Bearer <your key>.");
    }

    @Test
    void shouldSayHowAJobHasEnded() {
        assertThat(HelpdeskMessages.ended("updated", 5_000, 5_000, 0, "/commands/jobs/j"))
                .isEqualTo("Done in the background: 5000 tickets updated. Read about it at GET /commands/jobs/j with"
                        + " Authorization: Bearer <your key>.");
        assertThat(HelpdeskMessages.ended("updated", 5_000, 4_000, 1, "/commands/jobs/j"))
                .startsWith("Done in the background: 4000 tickets updated. 999 tickets were so already. 1 ticket was"
                        + " refused. Read about it at ");
        assertThat(HelpdeskMessages.failed("solved", 900, 300, 290, 3, "/commands/jobs/j"))
                .isEqualTo("Failed after 300 of 900 tickets: 290 tickets solved. 7 tickets were so already. 3 tickets"
                        + " were refused. Read about it at GET /commands/jobs/j with Authorization: Bearer <your"
                        + " key>.");
    }

    private static List<Refused> refused(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Refused(id, "No."))
                .toList();
    }
}
