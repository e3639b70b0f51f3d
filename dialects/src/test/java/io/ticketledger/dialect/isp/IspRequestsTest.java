package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Scope;
import io.ticketledger.events.TicketDetails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class IspRequestsTest {
    private static final int MOST = IspListRequest.HIGHEST_LIMIT;

    private static final Map<String, List<String>> NO_QUERY = Map.of();
    private static final JsonNode NO_BODY = MissingNode.getInstance();

    @Test
    void shouldReadACreation() {
        IspCreation creation =
                IspCreation.parse(json("""
                {"isp_id":1,"branch_id":" 2 ","user_id":"","subscriber_id":"88","title":"  No line ",
                 "description":"It’s red. 🔴","priority":"3","status":3,"id":9,"colour":{"x":[1]}}"""), Map.of("user_id", List.of("7"), "title", List.of("not this")));

        assertThat(creation.priority()).isEqualTo(new Priority("high", PriorityLevel.HIGH));
        TicketDetails details = creation.details();
        assertThat(details.title()).as("verbatim").isEqualTo("  No line ");
        assertThat(details.description()).isEqualTo("It’s red. 🔴");
        assertThat(details.customer()).isEqualTo(new Customer("88", null, null, null));
        assertThat(details.scope()).isEqualTo(new Scope(null, null, "1", "2", "7"));
    }

    @Test
    void shouldReadACreationWithTheLeastThatIsNeeded() {
        IspCreation creation =
                IspCreation.parse(json("{\"title\":\"t\",\"description\":\"d\",\"priority\":1}"), NO_QUERY);

        assertThat(creation.details().scope()).isEqualTo(Scope.NONE);
        assertThat(creation.details().customer()).isEqualTo(Customer.NONE);
    }

    @Test
    void shouldNameEverythingThatACreationLacks() {
        Map<String, List<String>> required = Map.of(
                "title", List.of("The title field is required."),
                "description", List.of("The description field is required."),
                "priority", List.of("The priority field is required."));

        assertThat(errors(() -> IspCreation.parse(NO_BODY, NO_QUERY))).isEqualTo(required);
        assertThat(errors(() -> IspCreation.parse(json("{}"), NO_QUERY))).isEqualTo(required);
        assertThat(errors(() -> IspCreation.parse(
                        json("{\"title\":null,\"description\":\" \\t\\u2003\",\"priority\":\"\"}"), NO_QUERY)))
                .as("what is null or blank is missing")
                .isEqualTo(required);
    }

    @Test
    void shouldSayWhatIsWrongInACreation() {
        String longTitle = "🎫".repeat(1_001);

        assertThat(errors(() -> IspCreation.parse(
                        json("{\"title\":\"" + longTitle + "\",\"description\":5,\"priority\":4,"
                                + "\"subscriber_id\":\"x\",\"isp_id\":0,\"branch_id\":1.5,\"user_id\":[1]}"),
                        NO_QUERY)))
                .isEqualTo(Map.of(
                        "title", List.of("The title field must not be greater than 1000 characters."),
                        "description", List.of("The description field must be a string."),
                        "priority", List.of("The selected priority is invalid."),
                        "subscriber_id", List.of("The subscriber id field must be an integer."),
                        "isp_id", List.of("The isp id field must be between 1 and 999999999999999999."),
                        "branch_id", List.of("The branch id field must be an integer."),
                        "user_id", List.of("The user id field must be an integer.")));
        assertThat(IspCreation.parse(
                                json("{\"title\":\"" + longTitle.substring(2)
                                        + "\",\"description\":\"d\",\"priority\":1}"),
                                NO_QUERY)
                        .details()
                        .title())
                .as("characters are code points")
                .isEqualTo(longTitle.substring(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "1.0", "\"high\"", "true", "[1]", "{\"$gt\":0}", "99999999999999999999"})
    void shouldTakeNoOtherPriority(String priority) {
        assertThat(errors(() -> IspCreation.parse(
                        json("{\"title\":\"t\",\"description\":\"d\",\"priority\":" + priority + "}"), NO_QUERY)))
                .isEqualTo(Map.of("priority", List.of("The selected priority is invalid.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "\"text\"", "5", "null", "true"})
    void shouldTakeNothingButAnObject(String body) {
        List<ThrowingCallable> requests = List.of(
                () -> IspCreation.parse(json(body), NO_QUERY),
                () -> IspUpdate.of(json(body), NO_QUERY),
                () -> IspMessage.parse(json(body), NO_QUERY),
                () -> IspStatusChange.parse(json(body), NO_QUERY),
                () -> IspScope.parse(json(body), NO_QUERY),
                () -> IspListRequest.parse(json(body), NO_QUERY, MOST));

        assertThat(requests)
                .allSatisfy(request -> assertThat(error(request))
                        .isEqualTo(new ApiError.MalformedBody(null, "must be a JSON object")));
    }

    @Test
    void shouldReadAReply() {
        assertThat(IspMessage.parse(json("{\"message\":\" Ok \\n\"}"), NO_QUERY).message())
                .isEqualTo(" Ok \n");
        assertThat(errors(() -> IspMessage.parse(NO_BODY, NO_QUERY)))
                .isEqualTo(Map.of("message", List.of("The message field is required.")));
        assertThat(errors(() -> IspMessage.parse(json("{\"message\":\" \"}"), NO_QUERY)))
                .isEqualTo(Map.of("message", List.of("The message field is required.")));
        assertThat(errors(() -> IspMessage.parse(json("{\"message\":\"" + "x".repeat(65_537) + "\"}"), NO_QUERY)))
                .isEqualTo(Map.of("message", List.of("The message field must not be greater than 65536 characters.")));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "3,3", "'\"2\"',2", "'\" 1 \"',1"})
    void shouldReadAStatus(String sent, int number) {
        assertThat(IspStatusChange.parse(json("{\"status\":" + sent + "}"), NO_QUERY))
                .isEqualTo(new IspStatusChange(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4", "\"closed\"", "1.0", "true", "[]"})
    void shouldTakeNoOtherStatus(String status) {
        assertThat(errors(() -> IspStatusChange.parse(json("{\"status\":" + status + "}"), NO_QUERY)))
                .isEqualTo(Map.of("status", List.of("The selected status is invalid.")));
    }

    @Test
    void shouldNeedAStatusInTheBody() {
        assertThat(errors(() -> IspStatusChange.parse(json("{\"status\":null}"), Map.of("status", List.of("2")))))
                .isEqualTo(Map.of("status", List.of("The status field is required.")));
    }

    @Test
    void shouldCheckTheScopeWhereverItStands() {
        assertThat(IspScope.parse(
                        json("{\"isp_id\":\"1\",\"branch_id\":null}"),
                        Map.of("isp_id", List.of("x"), "branch_id", List.of("2"))))
                .as("the body goes first")
                .isEqualTo(new IspScope(1L, 2L, null));
        assertThat(errors(() -> IspScope.parse(NO_BODY, Map.of("user_id", List.of("me"), "isp_id", List.of("1", "1")))))
                .isEqualTo(Map.of(
                        "user_id", List.of("The user id field must be an integer."),
                        "isp_id", List.of("The isp id field must be an integer.")));
        assertThat(errors(() -> IspStatusChange.parse(json("{\"status\":1,\"isp_id\":\"a\"}"), NO_QUERY)))
                .isEqualTo(Map.of("isp_id", List.of("The isp id field must be an integer.")));
    }

    @Test
    void shouldReadAList() {
        Map<String, List<String>> scope =
                Map.of("isp_id", List.of("1"), "branch_id", List.of("2"), "user_id", List.of("3"));

        assertThat(IspListRequest.parse(NO_BODY, scope, MOST))
                .isEqualTo(new IspListRequest("1", "2", null, null, 0, 100));
        assertThat(IspListRequest.parse(
                        json("{\"isp_id\":7,\"status\":2}"), with(scope, Map.of("status", "0", "priority", "3")), MOST))
                .as("of the body only the scope counts")
                .isEqualTo(new IspListRequest("7", "2", 0, 3, 0, 100));
        assertThat(IspListRequest.parse(
                        NO_BODY, with(scope, Map.of("offset", "50", "limit", "1000", "status", "")), MOST))
                .isEqualTo(new IspListRequest("1", "2", null, null, 50, 1_000));
        assertThat(IspListRequest.parse(NO_BODY, with(scope, Map.of("page", "3", "limit", "20")), MOST))
                .isEqualTo(new IspListRequest("1", "2", null, null, 40, 20));
        assertThat(IspListRequest.parse(NO_BODY, with(scope, Map.of("page", "1000000", "limit", "1000")), MOST))
                .isEqualTo(new IspListRequest("1", "2", null, null, 999_999_000, 1_000));
    }

    @Test
    void shouldSayWhatIsWrongInAList() {
        assertThat(errors(() -> IspListRequest.parse(NO_BODY, Map.of("user_id", List.of(" ")), MOST)))
                .isEqualTo(Map.of(
                        "isp_id", List.of("The isp id field is required."),
                        "branch_id", List.of("The branch id field is required."),
                        "user_id", List.of("The user id field is required.")));
        Map<String, List<String>> wrong = with(
                Map.of(),
                Map.of("isp_id", "1", "branch_id", "0", "user_id", "-", "status", "4", "priority", "0", "limit", "0"));
        assertThat(errors(() -> IspListRequest.parse(NO_BODY, wrong, MOST)))
                .isEqualTo(Map.of(
                        "branch_id", List.of("The branch id field must be between 1 and 999999999999999999."),
                        "user_id", List.of("The user id field must be an integer."),
                        "status", List.of("The selected status is invalid."),
                        "priority", List.of("The selected priority is invalid."),
                        "limit", List.of("The limit field must be between 1 and 1000.")));
        Map<String, List<String>> both =
                with(Map.of(), Map.of("isp_id", "1", "branch_id", "1", "user_id", "1", "page", "1", "offset", "0"));
        assertThat(errors(() -> IspListRequest.parse(NO_BODY, both, MOST)))
                .isEqualTo(Map.of("page", List.of("The page field prohibits offset from being present.")));
    }

    private static Map<String, List<String>> with(Map<String, List<String>> query, Map<String, String> more) {
        Map<String, List<String>> all = new java.util.HashMap<>(query);
        more.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    private static JsonNode json(String text) {
        return IspSample.JSON.readTree(text);
    }

    private static Map<String, List<String>> errors(ThrowingCallable request) {
        return ((ApiError.InvalidFields) error(request)).errors();
    }

    private static ApiError error(ThrowingCallable request) {
        return Objects.requireNonNull(catchThrowableOfType(ApiException.class, request))
                .error();
    }
}
