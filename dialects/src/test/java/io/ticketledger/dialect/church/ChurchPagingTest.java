package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.church.ChurchPaging.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurchPagingTest {
    private static final String URL = "https://tickets.example/api/tickets/";

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "20,20",
        "100,100",
        "101,100",
        "007,7",
        "99999999999999999999,100",
        "0,20",
        "-1,20",
        "x,20",
        "'',20",
        "1.5,20"
    })
    void shouldTakeAPageSizeAsFarAsPossible(String asked, int size) {
        assertThat(paging("page_size", asked).size()).isEqualTo(size);
        assertThat(new ChurchPaging(URL, Map.of(), 100).size()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "2,2,20", "3,3,40", "03,3,40", "last,3,40", "'',1,0"})
    void shouldFindThePage(String asked, long number, long offset) {
        Page page = paging("page", asked).page(41);

        assertThat(page.number()).isEqualTo(number);
        assertThat(page.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "4", "x", "1.5", "LAST", " 1", "99999999999999999999", "9223372036854775807", "²"})
    void shouldNotFindAnyOtherPage(String asked) {
        ApiException refusal = Assertions.catchThrowableOfType(
                ApiException.class, () -> paging("page", asked).page(41));

        assertThat(refusal.error()).isEqualTo(new ApiError.NotFound("page"));
    }

    @Test
    void shouldShowAnEmptyListOnOnePage() {
        for (String asked : List.of("1", "last", "")) {
            ChurchPaging paging = paging("page", asked);

            assertThat(paging.answer(paging.page(0), List.of()))
                    .isEqualTo(new ChurchTicketList(0, null, null, List.of()));
        }
    }

    @Test
    void shouldLinkThePagesBesideEachPage() {
        assertLinks("1", URL + "?page=2", null);
        assertLinks("2", URL + "?page=3", URL);
        assertLinks("3", null, URL + "?page=2");
    }

    @Test
    void shouldEndWithAPageThatIsFull() {
        ChurchPaging paging = paging("page", "2");

        assertThat(paging.answer(paging.page(40), List.of()).next()).isNull();
    }

    @Test
    void shouldKeepTheOtherParametersInItsLinks() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("page_size", List.of("2"));
        parameters.put("page", List.of("2"));
        parameters.put("x y", List.of("ä&b", "c"));
        ChurchPaging paging = new ChurchPaging(URL, parameters, 100);

        ChurchTicketList list = paging.answer(paging.page(5), List.of());

        assertThat(list.next()).isEqualTo(URL + "?page=3&page_size=2&x+y=%C3%A4%26b&x+y=c");
        assertThat(list.previous()).isEqualTo(URL + "?page_size=2&x+y=%C3%A4%26b&x+y=c");
    }

    @Test
    void shouldNotRepeatCredentials() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String name : List.of("access_token", "apiKey", "API_KEY", "key", "token", "password", "client_secret")) {
            parameters.put(name, List.of("hush"));
        }
        parameters.put("consistency", List.of("eventual"));
        ChurchPaging paging = new ChurchPaging(URL, parameters, 100);

        assertThat(paging.answer(paging.page(40), List.of()).next()).isEqualTo(URL + "?consistency=eventual&page=2");
    }

    @Test
    void shouldLetTheLastOfRepeatedParametersCount() {
        ChurchPaging paging =
                new ChurchPaging(URL, Map.of("page", List.of("9", "2"), "page_size", List.of("x", "3")), 100);

        assertThat(paging.page(6)).isEqualTo(new Page(2, 6, 3));
    }

    @Test
    void shouldShowEveryName() {
        assertThat(Sample.text(new ChurchTicketList(0, null, null, List.of())))
                .isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
    }

    private static void assertLinks(String page, @Nullable String next, @Nullable String previous) {
        ChurchPaging paging = paging("page", page);

        ChurchTicketList list = paging.answer(paging.page(41), List.of());

        assertThat(list.next()).isEqualTo(next);
        assertThat(list.previous()).isEqualTo(previous);
    }

    private static ChurchPaging paging(String name, String value) {
        return new ChurchPaging(URL, Map.of(name, List.of(value)), 100);
    }

    @Test
    void shouldHaveNoLargerPagesThanItIsTold() {
        assertThat(new ChurchPaging(URL, Map.of(), 7).size()).isEqualTo(7);
        assertThat(new ChurchPaging(URL, Map.of("page_size", List.of("50")), 7).size())
                .isEqualTo(7);
        assertThat(new ChurchPaging(URL, Map.of("page_size", List.of("5")), 7).size())
                .isEqualTo(5);
    }
}
