package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Channel;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HelpdeskRequestsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String LEAST =
            "'brandID':1,'channelID':'3','direction':'inbound','from':'ann@example.org','to':'help','title':'Lost'";

    @Test
    void shouldReadANewTicket() {
        HelpdeskNewTicket ticket = HelpdeskNewTicket.parse(
                json("{" + LEAST + ",'fromName':'Ann','assignedGroupID':'7','formID':9,'unknown':{}}"));

        assertThat(ticket.details().channel())
                .isEqualTo(new Channel("3", "inbound", "ann@example.org", "Ann", "help", "9", "1"));
        assertThat(ticket.details().requester()).isEqualTo(new Requester(null, "ann@example.org", "Ann", null));
        assertThat(ticket.details().title()).isEqualTo("Lost");
        assertThat(ticket.assignment().group()).isEqualTo("7");
    }

    @Test
    void shouldTakeTheStatedDefaults() {
        HelpdeskNewTicket ticket = HelpdeskNewTicket.parse(json("{" + LEAST + "}"));

        assertThat(ticket.details().channel().fromName()).isEqualTo(" ");
        assertThat(ticket.details().channel().formId()).isNull();
        assertThat(ticket.details().requester().name()).isNull();
        assertThat(ticket.assignment().group()).isNull();
        assertThat(HelpdeskNewTicket.parse(json("{" + LEAST + ",'fromName':'','assignedGroupID':0,'formID':''}")))
                .isEqualTo(ticket);
    }

    @Test
    void shouldTakeNumbersForTexts() {
        String numbers = LEAST.replace("'ann@example.org'", "49221")
                .replace("'help'", "110")
                .replace("'Lost'", "404");
        HelpdeskNewTicket ticket = HelpdeskNewTicket.parse(json("{" + numbers + ",'fromName':7}"));

        assertThat(ticket.details().channel()).isEqualTo(new Channel("3", "inbound", "49221", "7", "110", null, "1"));
        assertThat(ticket.details().title()).isEqualTo("404");
        assertThat(HelpdeskUpdate.parse(json("{'title':404}")).title()).isEqualTo("404");
    }

    @Test
    void shouldNotTakeTheDeskForTheRequester() {
        HelpdeskNewTicket ticket =
                HelpdeskNewTicket.parse(json("{" + LEAST.replace("inbound", "outbound") + ",'fromName':'Desk'}"));

        assertThat(ticket.details().requester()).isEqualTo(Requester.NONE);
        assertThat(ticket.details().channel().direction()).isEqualTo("outbound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brandID | null | Missing parameter 'brandID'.",
                "brandID | 'x' | Invalid value for parameter 'brandID'.",
                "channelID | -1 | Invalid value for parameter 'channelID'.",
                "channelID | 1.5 | Invalid value for parameter 'channelID'.",
                "channelID | 1234567890123456789 | Invalid value for parameter 'channelID'.",
                "direction | 'INBOUND' | Invalid value for parameter 'direction'.",
                "direction | ['inbound'] | Invalid value for parameter 'direction'.",
                "from | {} | Invalid value for parameter 'from'.",
                "from | '' | Invalid value for parameter 'from'.",
                "fromName | [5] | Invalid value for parameter 'fromName'.",
                "fromName | 1.5 | Invalid value for parameter 'fromName'.",
                "to | true | Invalid value for parameter 'to'.",
                "title | ' ' | Invalid value for parameter 'title'.",
                "title | null | Missing parameter 'title'.",
                "title | {} | Invalid value for parameter 'title'.",
                "assignedGroupID | 'sales' | Invalid value for parameter 'assignedGroupID'.",
                "formID | [1] | Invalid value for parameter 'formID'.",
            },
            quoteCharacter = '"')
    void shouldSayWhatIsWrongWithANewTicket(String field, String value, String message) {
        ObjectNode body = json("{" + LEAST + "}");
        body.set(field, json("{'v':" + value + "}").get("v"));

        assertThat(message(() -> HelpdeskNewTicket.parse(body))).isEqualTo(message);
    }

    @Test
    void shouldNameTheFirstOfSeveralProblems() {
        assertThat(message(() -> HelpdeskNewTicket.parse(json("{'title':[],'formID':'x'}"))))
                .isEqualTo("Missing parameter 'brandID'.");
        assertThat(message(() -> HelpdeskUpdate.parse(json("{'status':'new','title':[]}"))))
                .isEqualTo("Invalid value for parameter 'title'.");
        assertThat(message(() -> HelpdeskBulk.status(json("{'ticketIDs':'x','status':'x'}"), HelpdeskIds.MOST)))
                .isEqualTo("Invalid value for parameter 'status'.");
        assertThat(message(() -> HelpdeskBulk.batch(json("{}"), HelpdeskIds.MOST)))
                .isEqualTo("Missing parameter 'TicketIDs'.");
    }

    @Test
    void shouldReadAnUpdate() {
        assertThat(HelpdeskUpdate.parse(json("{'externalPrimaryID':17,'title':'Found','status':'closed'}")))
                .isEqualTo(new HelpdeskUpdate("17", "Found", Status.CLOSED));
        assertThat(HelpdeskUpdate.parse(json("{'externalPrimaryID':null,'title':null,'status':null}")))
                .isEqualTo(new HelpdeskUpdate(null, null, null));
        assertThat(HelpdeskUpdate.parse(json("{'externalPrimaryID':'','title':'','status':''}")))
                .isEqualTo(new HelpdeskUpdate(null, null, null));
        assertThat(message(() -> HelpdeskUpdate.parse(json("{'title':' '}"))))
                .isEqualTo("Invalid value for parameter 'title'.");
        for (String word : List.of("'open'", "' '", "5", "'SOLVED'")) {
            assertThat(message(() -> HelpdeskUpdate.parse(json("{'status':" + word + "}"))))
                    .isEqualTo("Invalid value for parameter 'status'.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[5,'7',5]", "'5, 7'", "['5,7','7']", "['05','7']", "'5,,7,'", "'5 7'", "' 5  ,7 '", "['5 7']"},
            quoteCharacter = '"')
    void shouldReadIdsHoweverTheyAreWritten(String ids) {
        assertThat(HelpdeskBulk.status(json("{'status':'new','ticketIDs':" + ids + "}"), HelpdeskIds.MOST)
                        .ids())
                .containsExactly(5L, 7L);
        assertThat(HelpdeskBulk.status(json("{'status':'new','TicketIDs':" + ids + "}"), HelpdeskIds.MOST)
                        .ids())
                .containsExactly(5L, 7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,-2]",
                "'x'",
                "[[1]]",
                "{'a':1}",
                "[1.5]",
                "[true]",
                "'1;2'",
                "'1\\n2'",
                "'1\\t2'",
                "'1\u00a02'",
                "'1234567890123456789 1'",
                "' '",
                "12345678901234567890",
                "[]",
                "','"
            },
            quoteCharacter = '"')
    void shouldRefuseIdsThatAreNone(String ids) {
        assertThat(message(() ->
                        HelpdeskBulk.priority(json("{'priority':'low','ticketIDs':" + ids + "}"), HelpdeskIds.MOST)))
                .isEqualTo("Invalid value for parameter 'ticketIDs[]'.");
    }

    @Test
    void shouldTakeAsManyIdsAsStatedAndNoMore() {
        String many = IntStream.rangeClosed(1, HelpdeskIds.MOST)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));

        assertThat(HelpdeskBulk.deletion(json("{}"), json("{'ticketIDs':[" + many + "]}"), HelpdeskIds.MOST)
                        .ids())
                .hasSize(HelpdeskIds.MOST);
        assertThat(message(() -> HelpdeskBulk.deletion(
                        json("{'ticketIDs':'0'}"), json("{'ticketIDs':[" + many + "]}"), HelpdeskIds.MOST)))
                .isEqualTo("Invalid value for parameter 'ticketIDs[]'.");
    }

    @Test
    void shouldReadTheIdsOfADeletionFromQueryAndBody() {
        assertThat(HelpdeskBulk.deletion(json("{'ticketIDs':['1']}"), json("{'ticketIDs':[2,1]}"), HelpdeskIds.MOST)
                        .ids())
                .containsExactly(1L, 2L);
        assertThat(HelpdeskBulk.deletion(json("{'ticketIDs':'1,2'}"), json("{}"), HelpdeskIds.MOST)
                        .ids())
                .containsExactly(1L, 2L);
        assertThat(message(() -> HelpdeskBulk.deletion(json("{}"), json("{'ticketIDs':null}"), HelpdeskIds.MOST)))
                .isEqualTo("Missing parameter 'ticketIDs[]'.");
    }

    @Test
    void shouldReadEveryActionOfABatch() {
        HelpdeskBulk batch = HelpdeskBulk.batch(
                json("{'ticketIDs':[1],'actions':["
                        + "{'actionType':'status','value':'holding'},{'actionType':'priority','value':'low'},"
                        + "{'actionType':'assignedGroupID','value':7},{'actionType':'assignedGroupID','value':'0'},"
                        + "{'actionType':'assignedUserID','value':'bob'},{'actionType':'assignedUserID','value':0},"
                        + "{'actionType':'assignedGroupID','value':''},{'actionType':'assignedUserID','value':''},"
                        + "{'actionType':'title','value':'New'},{'actionType':'claim'},{'actionType':'claim','value':'eve'},"
                        + "{'actionType':'claim','value':''},{'actionType':'reply','value':'Hello'},"
                        + "{'actionType':'close','value':'ignored'},{'actionType':'delete'}]}"),
                HelpdeskIds.MOST);

        assertThat(batch.actions())
                .containsExactly(
                        new HelpdeskAction.SetStatus(Status.ON_HOLD),
                        new HelpdeskAction.SetPriority(PriorityLevel.LOW),
                        new HelpdeskAction.AssignGroup("7"),
                        new HelpdeskAction.AssignGroup(null),
                        new HelpdeskAction.AssignUser("bob"),
                        new HelpdeskAction.AssignUser(null),
                        new HelpdeskAction.AssignGroup(null),
                        new HelpdeskAction.AssignUser(null),
                        new HelpdeskAction.SetTitle("New"),
                        new HelpdeskAction.Claim(null),
                        new HelpdeskAction.Claim("eve"),
                        new HelpdeskAction.Claim(null),
                        new HelpdeskAction.Reply("Hello"),
                        new HelpdeskAction.SetStatus(Status.CLOSED),
                        new HelpdeskAction.Delete());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | Missing parameter 'actions'.",
                "[] | Missing parameter 'actions'.",
                "{} | Invalid value for parameter 'actions'.",
                "[5] | Missing parameter 'actions[0][actionType]'.",
                "[{'actionType':null}] | Missing parameter 'actions[0][actionType]'.",
                "[{'actionType':'close'},{'actionType':'explode'}] | Invalid value for parameter 'actions[1][actionType]'.",
                "[{'actionType':{}}] | Invalid value for parameter 'actions[0][actionType]'.",
                "[{'actionType':'status'}] | Missing parameter 'actions[0][value]'.",
                "[{'actionType':'status','value':'done'}] | Invalid value for parameter 'actions[0][value]'.",
                "[{'actionType':'title','value':''}] | Invalid value for parameter 'actions[0][value]'.",
                "[{'actionType':'reply','value':['x']}] | Invalid value for parameter 'actions[0][value]'.",
                "[{'actionType':'assignedGroupID'}] | Missing parameter 'actions[0][value]'.",
                "[{'actionType':'assignedUserID','value':' '}] | Invalid value for parameter 'actions[0][value]'.",
                "[{'actionType':'assignedGroupID','value':'-1'}] | Invalid value for parameter 'actions[0][value]'.",
                "[{'actionType':'claim','value':' '}] | Invalid value for parameter 'actions[0][value]'.",
            },
            quoteCharacter = '"')
    void shouldSayWhatIsWrongWithAnAction(String actions, String message) {
        assertThat(message(() ->
                        HelpdeskBulk.batch(json("{'ticketIDs':[1],'actions':" + actions + "}"), HelpdeskIds.MOST)))
                .isEqualTo(message);
    }

    @Test
    void shouldTakeNoMoreThanTwentyActions() {
        String close = "{'actionType':'close'}";
        String most = (close + ",").repeat(HelpdeskBulk.MOST_ACTIONS - 1) + close;

        assertThat(HelpdeskBulk.batch(json("{'ticketIDs':[1],'actions':[" + most + "]}"), HelpdeskIds.MOST)
                        .actions())
                .hasSize(HelpdeskBulk.MOST_ACTIONS);
        assertThat(message(() -> HelpdeskBulk.batch(
                        json("{'ticketIDs':[1],'actions':[" + most + "," + close + "]}"), HelpdeskIds.MOST)))
                .isEqualTo("Invalid value for parameter 'actions'.");
    }

    @Test
    void shouldReadTheOneIdOfAnUnlinking() {
        assertThat(HelpdeskIds.one(json("{'ticketID':'12'}"))).isEqualTo(12);
        assertThat(message(() -> HelpdeskIds.one(json("{}")))).isEqualTo("Missing parameter 'ticketID'.");
        assertThat(message(() -> HelpdeskIds.one(json("{'ticketID':[1]}"))))
                .isEqualTo("Invalid value for parameter 'ticketID'.");
        assertThat(HelpdeskIds.ofPath("12")).isEqualTo(12);
    }

    private static String message(ThrowingCallable parsing) {
        ApiException failure = catchThrowableOfType(ApiException.class, parsing);
        assertThat(failure).isNotNull();
        return MAPPER.readTree(new HelpdeskErrors().answer(failure.error()).body())
                .get("message")
                .stringValue();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
    }
}
