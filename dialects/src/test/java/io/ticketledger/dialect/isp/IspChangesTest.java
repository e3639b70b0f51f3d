package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What an update makes of a ticket: nothing of what it shows already. */
class IspChangesTest {
    private static final long SEED = 20260301;
    private static final Customer ANN = new Customer("88", "ext-88", "ann@example.org", "Ann Ives");
    private static final Ticket SAMPLE = IspSample.ticket(Status.NEW, null, ANN);

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
            assertThat(changes("{'priority':'" + number + "'}", ticket).priority())
                    .isEqualTo(due);
        }
        assertThat(changes("{}", ticket).priority()).isNull();
    }

    @Test
    void shouldReviseWhatWasSent() {
        IspUpdate.Changes changes = changes("{'title':'t','description':'d','status':'nonsense'}", SAMPLE);

        assertThat(changes.fields()).containsExactlyInAnyOrder(TicketField.TITLE, TicketField.DESCRIPTION);
        assertThat(changes.details().title()).isEqualTo("t");
        assertThat(changes.details().description()).isEqualTo("d");
        assertThat(changes("{'priority':1}", SAMPLE).fields()).isEmpty();
        assertThat(IspUpdate.of(MissingNode.getInstance(), Map.of("title", List.of("t"), "subscriber_id", List.of("5")))
                        .on(SAMPLE)
                        .fields())
                .as("of the URL only the scope counts")
                .isEmpty();
    }

    @Test
    void shouldTakeNoTextOnlyWhereTheTicketShowsNone() {
        Ticket untold = IspSample.ticket(Status.NEW, null, TicketDetails.of(field -> null));
        Ticket blank = IspSample.ticket(
                Status.NEW, null, TicketDetails.of(field -> field == TicketField.CUSTOMER_ID ? null : " \t"));

        for (String none : List.of("null", "''", "' '")) {
            String sent = "{'title':" + none + ",'description':" + none + "}";
            assertThat(changes(sent, untold).fields()).isEmpty();
            assertThat(changes(sent, blank).fields()).isEmpty();
            assertThat(errors(sent, SAMPLE))
                    .isEqualTo(Map.of(
                            "title", List.of("The title field is required."),
                            "description", List.of("The description field is required.")));
        }
        assertThat(changes("{'title':'t'}", untold).details().title()).isEqualTo("t");
    }

    @Test
    void shouldNameEverythingThatIsWrong() {
        assertThat(errors(
                        "{'title':'" + "x".repeat(1_001)
                                + "','description':null,'priority':null,'subscriber_id':0,'isp_id':'a'}",
                        SAMPLE))
                .isEqualTo(Map.of(
                        "isp_id", List.of("The isp id field must be an integer."),
                        "subscriber_id", List.of("The subscriber id field must be between 1 and 999999999999999999."),
                        "title", List.of("The title field must not be greater than 1000 characters."),
                        "description", List.of("The description field is required."),
                        "priority", List.of("The priority field is required.")));
    }

    @Test
    void shouldTakeAnotherSubscriberForAnotherIdOnly() {
        assertThat(customerAfter("{'subscriber_id':'89'}", ANN))
                .isEqualTo(new Customer("89", "ext-88", "ann@example.org", "Ann Ives"));
        assertThat(customerAfter("{'subscriber_id':89}", new Customer("c-88", null, null, "Ann")))
                .isEqualTo(new Customer("89", null, null, "Ann"));
        assertThat(customerAfter("{'subscriber_id':89}", new Customer(null, "ext-88", "ann@example.org", "Ann")))
                .isEqualTo(new Customer("89", "ext-88", "ann@example.org", "Ann"));
    }

    @Test
    void shouldClearTheIdForANull() {
        Customer unnumbered = new Customer("c-88", null, null, "Ann");

        for (String none : List.of("null", "''")) {
            String sent = "{'subscriber_id':" + none + "}";
            assertThat(customerAfter(sent, ANN)).isEqualTo(new Customer(null, "ext-88", "ann@example.org", "Ann Ives"));
            assertThat(customerAfter(sent, unnumbered))
                    .as("it shows null already")
                    .isEqualTo(unnumbered);
        }
    }

    @Test
    void shouldLeaveTheSubscriberThatItShows() {
        assertThat(changes("{'subscriber_id':88}", SAMPLE).fields()).isEmpty();
        assertThat(changes("{}", SAMPLE).fields()).isEmpty();
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
            assertShownChangesNothing(other);
            assertShownChangesNothing(IspSample.ticket(Status.NEW, null, some(random, created.details())));
        }
    }

    private static void assertShownChangesNothing(Ticket ticket) {
        JsonNode shown = IspSample.JSON.valueToTree(IspTicket.of(ticket, List.of()));
        IspUpdate.Changes same = IspUpdate.of(shown, Map.of()).on(ticket);
        assertThat(same.priority()).as("%s, seed %d", shown, SEED).isNull();
        assertThat(ticket.details().with(same.fields(), same.details()))
                .as("%s, seed %d", shown, SEED)
                .isEqualTo(ticket.details());
    }

    /** Details as another dialect may leave them: some of the fields are not there, or blank. */
    private static TicketDetails some(Random random, TicketDetails details) {
        return TicketDetails.of(field -> switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> " ";
            default -> field.of(details);
        });
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

    private static Customer customerAfter(String sent, Customer before) {
        Ticket ticket = IspSample.ticket(Status.NEW, null, before);
        IspUpdate.Changes changes = changes(sent, ticket);
        return ticket.details().with(changes.fields(), changes.details()).customer();
    }

    private static IspUpdate.Changes changes(String sent, Ticket ticket) {
        return IspUpdate.of(IspSample.JSON.readTree(sent.replace('\'', '"')), Map.of())
                .on(ticket);
    }

    private static Map<String, List<String>> errors(String sent, Ticket ticket) {
        ApiException thrown = catchThrowableOfType(ApiException.class, () -> changes(sent, ticket));
        assertThat(thrown.error()).isInstanceOf(ApiError.InvalidFields.class);
        return ((ApiError.InvalidFields) thrown.error()).errors();
    }
}
