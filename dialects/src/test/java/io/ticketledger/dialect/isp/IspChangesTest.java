package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an update makes of a ticket: nothing of what it shows already. */
class IspChangesTest {
    private static final long SEED = 20260301;
    private static final Customer ANN = new Customer("88", "ext-88", "ann@example.org", "Ann Ives");

    @ParameterizedTest
    @EnumSource(Status.class)
    void shouldSetAStatusOnlyWhenItShowsAnother(Status present) {
        Ticket ticket = IspSample.ticket(present, null);
        for (int number = 0; number <= 3; number++) {
            Status due = number == IspVocabulary.number(present) ? null : IspVocabulary.status(number);
            assertThat(new IspStatusChange(number).statusFor(ticket)).isEqualTo(due);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null,2", "LOW,1", "MEDIUM,2", "HIGH,3", "URGENT,3"})
    void shouldSetAPriorityOnlyWhenItShowsAnother(PriorityLevel present, int shown) {
        Ticket ticket = IspSample.ticket(Status.NEW, present == null ? null : Priority.of(present));
        for (int number = 1; number <= 3; number++) {
            Priority due = number == shown ? null : IspVocabulary.priority(number);
            assertThat(new IspUpdate(null, null, number, false, null).priorityFor(ticket))
                    .isEqualTo(due);
        }
        assertThat(new IspUpdate(null, null, null, false, null).priorityFor(ticket))
                .isNull();
    }

    @Test
    void shouldReviseWhatWasSent() {
        IspUpdate.Revision revision =
                new IspUpdate("t", "d", null, false, null).revisionFor(IspSample.ticket(Status.NEW, null));

        assertThat(revision.fields()).containsExactlyInAnyOrder(TicketField.TITLE, TicketField.DESCRIPTION);
        assertThat(revision.to().title()).isEqualTo("t");
        assertThat(revision.to().description()).isEqualTo("d");
        assertThat(new IspUpdate(null, null, 1, false, null)
                        .revisionFor(IspSample.ticket(Status.NEW, null))
                        .fields())
                .isEmpty();
    }

    @Test
    void shouldTakeAnotherSubscriberForAnotherCustomer() {
        IspUpdate update = new IspUpdate(null, null, null, true, 89L);

        assertThat(customerAfter(update, ANN)).isEqualTo(new Customer("89", null, null, null));
        assertThat(customerAfter(update, new Customer("c-88", null, null, "Ann")))
                .isEqualTo(new Customer("89", null, null, null));
        assertThat(customerAfter(update, new Customer(null, "ext-88", "ann@example.org", "Ann")))
                .as("a customer whose id was not known")
                .isEqualTo(new Customer("89", "ext-88", "ann@example.org", "Ann"));
        assertThat(update.unlinks(IspSample.ticket(Status.NEW, null))).isFalse();
    }

    @Test
    void shouldLeaveTheSubscriberThatItShows() {
        assertThat(customerAfter(new IspUpdate(null, null, null, true, 88L), ANN))
                .isEqualTo(ANN);
        assertThat(new IspUpdate(null, null, null, true, 88L).unlinks(IspSample.ticket(Status.NEW, null)))
                .isFalse();
    }

    @Test
    void shouldUnlinkTheCustomerForANull() {
        IspUpdate update = new IspUpdate(null, null, null, true, null);
        Customer nameless = new Customer("c-88", null, null, "Ann");

        assertThat(update.unlinks(IspSample.ticket(Status.NEW, null))).isTrue();
        assertThat(update.revisionFor(IspSample.ticket(Status.NEW, null)).fields())
                .isEmpty();
        assertThat(update.unlinks(IspSample.ticket(Status.NEW, null, nameless)))
                .as("it shows null already")
                .isFalse();
        assertThat(new IspUpdate(null, null, null, false, null).unlinks(IspSample.ticket(Status.NEW, null)))
                .as("not sent")
                .isFalse();
    }

    /** Whatever a ticket shows, sent back, changes nothing; whatever a client creates, it reads. */
    @Test
    void shouldReadBackWhatItWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            ObjectNode sent = creation(random);
            IspCreation creation = IspCreation.parse(sent, Map.of());
            Ticket created = IspSample.ticket(Status.NEW, creation.priority(), creation.details());
            JsonNode shown = IspSample.JSON.valueToTree(IspTicket.of(created, List.of()));

            assertThat(shown.path("status").intValue()).isZero();
            for (String name : List.of("title", "description", "priority", "subscriber_id")) {
                assertThat(shown.get(name).asString())
                        .as("%s of %s, seed %d", name, sent, SEED)
                        .isEqualTo(sent.path(name).asString());
            }
            Ticket other = IspSample.ticket(any(random, Status.values()), anyPriority(random), created.details());
            IspUpdate same = IspUpdate.parse(IspSample.JSON.valueToTree(IspTicket.of(other, List.of())), Map.of());
            assertThat(same.priorityFor(other)).as("seed %d", SEED).isNull();
            assertThat(same.unlinks(other)).isFalse();
            assertThat(other.details()
                            .with(
                                    same.revisionFor(other).fields(),
                                    same.revisionFor(other).to()))
                    .as("seed %d", SEED)
                    .isEqualTo(other.details());
        }
    }

    private static ObjectNode creation(Random random) {
        ObjectNode sent = IspSample.JSON.createObjectNode();
        sent.put("title", text(random, 20)).put("description", text(random, 200));
        sent.put("priority", 1 + random.nextInt(3)).put("isp_id", 1 + random.nextInt(5));
        if (random.nextBoolean()) {
            sent.put("subscriber_id", 1 + random.nextLong(1_000_000_000_000L));
        } else {
            sent.putNull("subscriber_id");
        }
        return sent;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder("x");
        random.ints(1 + random.nextInt(length), 1, 0x1F700)
                .filter(point -> Character.isDefined(point) && (point < 0xD800 || point > 0xDFFF))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Priority anyPriority(Random random) {
        PriorityLevel level = any(random, PriorityLevel.values());
        return random.nextInt(4) == 0 ? new Priority("whenever", null) : Priority.of(level);
    }

    private static Customer customerAfter(IspUpdate update, Customer before) {
        Ticket ticket = IspSample.ticket(Status.NEW, null, before);
        IspUpdate.Revision revision = update.revisionFor(ticket);
        TicketDetails after = ticket.details().with(revision.fields(), revision.to());
        return Objects.requireNonNull(after.customer());
    }
}
