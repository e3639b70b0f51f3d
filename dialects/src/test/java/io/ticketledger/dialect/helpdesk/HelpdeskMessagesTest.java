package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.helpdesk.HelpdeskMessages.Refused;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HelpdeskMessagesTest {

    @Test
    void shouldCountWhatWasDone() {
        assertThat(HelpdeskMessages.done("updated", 3, 3, List.of())).isEqualTo("3 tickets updated.");
        assertThat(HelpdeskMessages.done("deleted", 1, 1, List.of())).isEqualTo("1 ticket deleted.");
        assertThat(HelpdeskMessages.done("updated", 3, 1, List.of()))
                .isEqualTo("1 ticket updated. 2 tickets were so already.");
        assertThat(HelpdeskMessages.done("updated", 3, 2, List.of(new Refused(5, "The ticket is closed."))))
                .isEqualTo("2 tickets updated. Ticket 5: The ticket is closed.");
    }

    @Test
    void shouldNameNoMoreThanTwentyRefusals() {
        List<Refused> refused = LongStream.rangeClosed(1, 25)
                .mapToObj(id -> new Refused(id, "No."))
                .toList();

        assertThat(HelpdeskMessages.done("updated", 25, 0, refused))
                .startsWith("0 tickets updated. Ticket 1: No. Ticket 2: No.")
                .endsWith("Ticket 20: No. And 5 more.");
    }

    @Test
    void shouldSayHowToFollowAJob() {
        assertThat(HelpdeskMessages.started(5_000, "/commands/jobs/j"))
                .isEqualTo("Working on 5000 tickets in the background. Follow it at GET /commands/jobs/j.");
        assertThat(HelpdeskMessages.running(5_000, 12, 1, "/commands/jobs/j"))
                .isEqualTo("Already working on 5000 tickets in the background: 12 done, 1 of them refused."
                        + " Follow it at GET /commands/jobs/j.");
    }
}
