package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.helpdesk.HelpdeskSearch.People;
import io.ticketledger.events.Status;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpdeskSearchTest {

    @Test
    void shouldTakeTheStatedDefaults() {
        HelpdeskSearch search = search("query=&applyView=&itemStart=&itemLimit=&status=&searchArchived=");

        assertThat(search).isEqualTo(search(""));
        assertThat(search.text()).isNull();
        assertThat(search.people()).isEqualTo(People.ANYBODY);
        assertThat(search.statuses()).hasSize(5).doesNotContain(Status.CLOSED);
        assertThat(search.start()).isZero();
        assertThat(search.limit()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({
        "applyView=open,OPEN",
        "status=holding,ON_HOLD",
        "status=closed,CLOSED",
        "applyView=closed,CLOSED",
        "applyView=all&status=closed,CLOSED",
        "applyView=closed&status=closed,CLOSED",
        "applyView=mine&status=closed,CLOSED",
        "applyView=open&status=closed,",
        "applyView=closed&status=new,",
    })
    void shouldNarrowTheStatuses(String query, Status only) {
        assertThat(search(query).statuses()).isEqualTo(only == null ? Set.of() : Set.of(only));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "1", "YES", "True"})
    void shouldTakeTheArchivedAsWell(String word) {
        assertThat(search("searchArchived=" + word).statuses()).hasSize(Status.values().length);
        assertThat(HelpdeskSearch.withHistory(parameters("getTicketHistory=" + word)))
                .isTrue();
    }

    @Test
    void shouldKnowTheViewsOfPeople() {
        assertThat(search("applyView=unassigned").people()).isEqualTo(People.NOBODY);
        assertThat(search("applyView=mine").people()).isEqualTo(People.CALLER);
        assertThat(search("applyView=mine").statuses()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "query=too many,query",
        "applyView=everything,applyView",
        "itemStart=-1,itemStart",
        "itemLimit=0,itemLimit",
        "itemLimit=10000,itemLimit",
        "itemLimit=ten,itemLimit",
        "status=Closed,status",
        "searchArchived=maybe,searchArchived",
        "status=new&status=open,status",
        "itemLimit=0&query=too many,query",
    })
    void shouldNameTheFirstParameterThatIsWrong(String query, String name) {
        ApiException failure = catchThrowableOfType(ApiException.class, () -> search(query));

        assertThat(((ApiError.InvalidFields) failure.error())
                        .errors()
                        .values()
                        .iterator()
                        .next())
                .containsExactly("Invalid value for parameter '" + name + "'.");
    }

    @Test
    void shouldLeaveTheHistoryOutUnlessItIsAskedFor() {
        assertThat(HelpdeskSearch.withHistory(Map.of())).isFalse();
        assertThat(HelpdeskSearch.withHistory(parameters("getTicketHistory=no")))
                .isFalse();
        assertThat(HelpdeskSearch.withHistory(parameters("getTicketHistory=False")))
                .isFalse();
        assertThat(catchThrowableOfType(
                        ApiException.class, () -> HelpdeskSearch.withHistory(parameters("getTicketHistory=2"))))
                .isNotNull();
    }

    private static HelpdeskSearch search(String query) {
        return HelpdeskSearch.parse(parameters(query), text -> !text.equals("too many"), HelpdeskSearch.MOST);
    }

    private static Map<String, List<String>> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], LinkedHashMap::new, Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }
}
