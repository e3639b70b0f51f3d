package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.crm.CrmChanges.PriorityChange;
import io.ticketledger.dialect.crm.CrmChanges.StatusChange;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class CrmRequestTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);
    private static final CrmVocabulary LISTED = new CrmVocabulary(new CrmPresets(
            CrmPresets.DEFAULT.statuses(), CrmPresets.DEFAULT.priorities(), List.of("Sales"), List.of("Carol")));

    @Test
    void shouldReadAWholeTicket() {
        CrmCreation creation = create("""
                {"customerID":"0042","ticketType":"billing","status":"assigned","ticketPriority":"NORMAL",
                 "customerEmail":"ann@example.org","subject":"Invoice 🔥","ticketContent":"Twice.","owner":"carol",
                 "users":"ann, bob","departments":"billing","ticketSuppliers":"Cable Works",
                 "ticketFollowupDate":"2026-12-01","ticketActionRequiredDate":"2026-12-01 08:00:00",
                 "id":"7","createdDate":"1999-01-01","colour":{"any":[1]}}""");

        assertThat(creation.status()).isEqualTo(Status.OPEN);
        assertThat(creation.statusLabel()).isEqualTo("Assigned");
        assertThat(creation.priority()).isEqualTo(new Priority("medium", PriorityLevel.MEDIUM));
        assertThat(creation.assignment())
                .isEqualTo(new Assignment(null, "carol", "ann, bob", "billing", "Cable Works"));
        assertThat(creation.details())
                .isEqualTo(CrmTickets.details(Map.of(
                        TicketField.CUSTOMER_ID, "42",
                        TicketField.TYPE, "billing",
                        TicketField.CUSTOMER_EMAIL, "ann@example.org",
                        TicketField.TITLE, "Invoice 🔥",
                        TicketField.DESCRIPTION, "Twice.",
                        TicketField.FOLLOW_UP, "2026-12-01",
                        TicketField.ACTION_REQUIRED, "2026-12-01 08:00:00")));
    }

    @Test
    void shouldTakeNoBodyForAnEmptyObject() {
        CrmRequest none = CrmRequest.parse(MissingNode.getInstance());
        Ticket ticket = CrmTickets.in(Status.NEW, null);

        assertNothing(none.changes(ticket, WORDS), ticket);
        assertThat(errors(() -> none.creation(WORDS)))
                .isEqualTo(Map.of("customerID", List.of("is required"), "subject", List.of("is required")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "17", "\"text\"", "true"})
    void shouldTakeNothingButAnObject(String body) {
        assertThat(catchThrowableOfType(ApiException.class, () -> CrmRequest.parse(MAPPER.readTree(body)))
                        .error())
                .isEqualTo(new ApiError.MalformedBody(null, "must be a JSON object"));
    }

    @Test
    void shouldNeedACustomerAndASubjectOnly() {
        CrmCreation creation = create("{\"customerID\":0,\"subject\":\"x\",\"status\":null,\"owner\":\"\"}");

        assertThat(creation.status()).isEqualTo(Status.NEW);
        assertThat(creation.statusLabel()).isNull();
        assertThat(creation.priority()).isNull();
        assertThat(creation.assignment()).isEqualTo(Assignment.NONE);
        assertThat(errors(() -> create("{}")))
                .isEqualTo(Map.of("customerID", List.of("is required"), "subject", List.of("is required")));
        assertThat(errors(() -> create("{\"customerID\":null,\"subject\":\"\"}")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'customerID':'x'}|customerID|must be a whole number",
                "{'customerID':1.5}|customerID|must be a whole number",
                "{'customerID':true}|customerID|must be a whole number",
                "{'customerID':-1}|customerID|must be between 0 and 999999999999999999",
                "{'customerID':1e400}|customerID|must be a whole number",
                "{'customerID':[1]}|customerID|must be a whole number",
                "{'subject':' '}|subject|must not be blank",
                "{'subject':5}|subject|must be a text",
                "{'subject':{'$ne':1}}|subject|must be a text",
                "{'status':'Foo'}|status|Unknown preset value 'Foo'",
                "{'status':1}|status|must be a text",
                "{'ticketPriority':'Medium'}|ticketPriority|Unknown preset value 'Medium'",
                "{'users':['ann']}|users|must be a text",
                "{'ticketFollowupDate':'tomorrow'}|ticketFollowupDate|must be a date: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or ISO 8601, from 1900 to 9999",
                "{'ticketActionRequiredDate':20261201}|ticketActionRequiredDate|must be a text"
            })
    void shouldSayWhichFieldIsWrong(String json, String field, String reason) {
        assertThat(errors(() -> create(json.replace('\'', '"')))).containsEntry(field, List.of(reason));
    }

    @Test
    void shouldCountLengthsInCharacters() {
        String subject = "🔥".repeat(1_000);

        assertThat(create("{\"customerID\":1,\"subject\":\"" + subject + "\"}")
                        .details()
                        .title())
                .isEqualTo(subject);
        assertThat(errors(() -> create("{\"customerID\":1,\"subject\":\"" + subject + "x\"}")))
                .containsEntry("subject", List.of("has more than 1000 characters"));
        assertThat(errors(() -> create("{\"ticketContent\":\"" + "x".repeat(65_537) + "\"}")))
                .containsKey("ticketContent");
        assertThat(errors(() -> create("{\"owner\":\"" + "x".repeat(256) + "\"}")))
                .containsKey("owner");
    }

    @Test
    void shouldTakeOnlyWhatIsOnAList() {
        assertThat(CrmRequest.parse(body("{\"customerID\":1,\"subject\":\"x\",\"ticketType\":\"sales\"}"))
                        .creation(LISTED)
                        .details()
                        .type())
                .isEqualTo("Sales");
        assertThat(errors(() -> CrmRequest.parse(body("{\"ticketType\":\"x\",\"owner\":\"y\"}"))
                        .creation(LISTED)))
                .containsEntry("ticketType", List.of("Unknown preset value 'x'"))
                .containsEntry("owner", List.of("Unknown preset value 'y'"));
    }

    @Test
    void shouldChangeNothingByWhatTheTicketShows() {
        Ticket ticket = CrmTickets.ticket(
                Status.ON_HOLD,
                null,
                new Priority("Sehr wichtig", PriorityLevel.HIGH),
                new Assignment("group-1", "dora", null, "", null),
                CrmTickets.details(Map.of(
                        TicketField.TITLE, "",
                        TicketField.CUSTOMER_ID, "c-4711",
                        TicketField.TYPE, "incident",
                        TicketField.FOLLOW_UP, "next week",
                        TicketField.DESCRIPTION, "First")),
                Replies.NONE);
        ObjectNode shown = (ObjectNode) MAPPER.valueToTree(CrmTicket.of(ticket, LISTED));

        assertNothing(CrmRequest.parse(shown).changes(ticket, LISTED), ticket);
        assertNothing(
                CrmRequest.parse(body("{\"status\":\"on hold\",\"ticketPriority\":\"HIGH\",\"users\":\"\"}"))
                        .changes(ticket, LISTED),
                ticket);
    }

    @Test
    void shouldChangeWhatIsGiven() {
        Ticket ticket = CrmTickets.ticket(
                Status.OPEN,
                null,
                Priority.of(PriorityLevel.HIGH),
                new Assignment("group-1", "dora", "ann", null, null),
                CrmTickets.details(Map.of(TicketField.TITLE, "Old", TicketField.FOLLOW_UP, "2026-12-01")),
                Replies.NONE);
        CrmChanges changes = update(ticket, """
                {"subject":"New","customerID":5,"ticketFollowupDate":null,"users":"","departments":"billing",
                 "ticketPriority":null,"status":"Waiting","ticketContent":"Words"}""");

        assertThat(changes.status()).isEqualTo(new StatusChange(Status.PENDING, null));
        assertThat(changes.priority()).isEqualTo(new PriorityChange(null));
        assertThat(changes.reply()).isEqualTo("Words");
        assertThat(changes.assignment()).isEqualTo(new Assignment("group-1", "dora", null, "billing", null));
        assertThat(changes.fields())
                .containsExactlyInAnyOrder(TicketField.TITLE, TicketField.CUSTOMER_ID, TicketField.FOLLOW_UP);
        assertThat(changes.details())
                .isEqualTo(CrmTickets.details(Map.of(TicketField.TITLE, "New", TicketField.CUSTOMER_ID, "5")));
    }

    @Test
    void shouldKeepTheWordOfAStatus() {
        Ticket open = CrmTickets.in(Status.OPEN, null);
        Ticket assigned = CrmTickets.in(Status.OPEN, "Assigned");
        Ticket waiting = CrmTickets.in(Status.PENDING, null);

        assertThat(update(open, "{\"status\":\"assigned\"}").status())
                .isEqualTo(new StatusChange(Status.OPEN, "Assigned"));
        assertThat(update(assigned, "{\"status\":\"OPEN\"}").status()).isEqualTo(new StatusChange(Status.OPEN, "Open"));
        assertThat(update(assigned, "{\"status\":\"ASSIGNED\"}").status()).isNull();
        assertThat(update(waiting, "{\"status\":\"Assigned\"}").status())
                .isEqualTo(new StatusChange(Status.OPEN, "Assigned"));
        assertThat(update(waiting, "{\"status\":\"Open\"}").status()).isEqualTo(new StatusChange(Status.OPEN, null));
        assertThat(errors(() -> update(open, "{\"status\":null}"))).containsEntry("status", List.of("is required"));
    }

    @Test
    void shouldNotChangeTheWordOfAClosedTicket() {
        CrmVocabulary words = new CrmVocabulary(new CrmPresets(
                List.of(
                        new CrmPresets.StatusPreset("Open", Status.OPEN),
                        new CrmPresets.StatusPreset("Closed", Status.CLOSED),
                        new CrmPresets.StatusPreset("Cancelled", Status.CLOSED)),
                CrmPresets.DEFAULT.priorities(),
                List.of(),
                List.of()));
        CrmRequest cancelled = CrmRequest.parse(body("{\"status\":\"Cancelled\"}"));

        assertThat(cancelled.changes(CrmTickets.in(Status.OPEN, null), words).status())
                .isEqualTo(new StatusChange(Status.CLOSED, "Cancelled"));
        assertThat(cancelled
                        .changes(CrmTickets.in(Status.CLOSED, "Cancelled"), words)
                        .status())
                .isNull();
        assertThatThrownBy(() -> cancelled.changes(CrmTickets.in(Status.CLOSED, null), words))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldReplyWithNewContentOnly() {
        Ticket described = CrmTickets.of(Map.of(TicketField.DESCRIPTION, "First"));
        Ticket replied = CrmTickets.ticket(
                Status.OPEN,
                null,
                null,
                Assignment.NONE,
                CrmTickets.details(Map.of(TicketField.DESCRIPTION, "First")),
                new Replies(1, CrmTickets.AT, "Second"));

        assertThat(update(described, "{\"ticketContent\":\"First\"}").reply()).isNull();
        assertThat(update(described, "{\"ticketContent\":\" \"}").reply()).isNull();
        assertThat(update(described, "{\"ticketContent\":null}").reply()).isNull();
        assertThat(update(described, "{\"ticketContent\":\"Second\"}").reply()).isEqualTo("Second");
        assertThat(update(replied, "{\"ticketContent\":\"Second\"}").reply()).isNull();
        assertThat(update(replied, "{\"ticketContent\":\"First\"}").reply()).isEqualTo("First");
    }

    @Test
    void shouldNotClearWhatIsRequired() {
        Ticket ticket = CrmTickets.of(Map.of(TicketField.TITLE, "x", TicketField.CUSTOMER_ID, "1"));

        assertThat(errors(() -> update(ticket, "{\"subject\":\"\",\"customerID\":null}")))
                .containsOnlyKeys("subject", "customerID");
    }

    private static void assertNothing(CrmChanges changes, Ticket ticket) {
        assertThat(changes.status()).isNull();
        assertThat(changes.priority()).isNull();
        assertThat(changes.reply()).isNull();
        assertThat(changes.assignment()).isEqualTo(ticket.assignment());
        assertThat(changes.fields()).isEmpty();
    }

    private static CrmCreation create(String json) {
        return CrmRequest.parse(body(json)).creation(WORDS);
    }

    private static CrmChanges update(Ticket ticket, String json) {
        return CrmRequest.parse(body(json)).changes(ticket, WORDS);
    }

    private static ObjectNode body(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    private static Map<String, List<String>> errors(ThrowingCallable call) {
        ApiException thrown = catchThrowableOfType(ApiException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.error()).isInstanceOf(ApiError.InvalidFields.class);
        return ((ApiError.InvalidFields) thrown.error()).errors();
    }
}
