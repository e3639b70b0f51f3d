package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrmListQueryTest {
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);

    @Test
    void shouldReadEveryParameter() {
        CrmListQuery query = CrmListQuery.parse(
                Map.of(
                        "idAfter", List.of("17"),
                        "createdSince", List.of("2026-12-01"),
                        "updatedSince", List.of("2026-12-01 08:00:00"),
                        "status", List.of("assigned"),
                        "ticketPriority", List.of("urgent"),
                        "ticketType", List.of("billing"),
                        "owner", List.of("carol"),
                        "colour", List.of("red", "green")),
                WORDS);

        assertThat(query)
                .isEqualTo(new CrmListQuery(
                        17,
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-12-01T08:00:00Z"),
                        new CrmVocabulary.ShownStatus(Set.of(Status.OPEN), "Assigned", Set.of()),
                        Set.of(PriorityLevel.URGENT),
                        "billing",
                        "carol"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:09:10 02:00,2026-12-01T06:09:10Z",
        "2026-12-01t08:09 05:30,2026-12-01T02:39:00Z",
        "2026-12-01T08:09:10.123 00:00,2026-12-01T08:09:10.123Z",
        "2026-12-01T08:09:10+02:00,2026-12-01T06:09:10Z",
        "2026-12-01T08:09:10-02:00,2026-12-01T10:09:10Z"
    })
    void shouldTakeABlankBeforeAnOffsetForAPlus(String given, Instant instant) {
        CrmListQuery query =
                CrmListQuery.parse(Map.of("createdSince", List.of(given), "updatedSince", List.of(given)), WORDS);

        assertThat(query.createdSince()).isEqualTo(instant);
        assertThat(query.updatedSince()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01 08:09",
                "2026-12-01 08:09:10 02:00",
                "2026-12-01T08:09:10  02:00",
                "2026-12-01T08:09:10 2:00",
                "2026-12-01T08:09:10 25:00",
                "2026-12-01T08:09:10Z 02:00",
                "2026-12-01T08:09:10+01:00 02:00",
                "2026-12-01T 02:00"
            })
    void shouldTakeNoOtherBlankForAPlus(String given) {
        assertThat(errors(Map.of("createdSince", List.of(given)))).containsOnlyKeys("createdSince");
    }

    @Test
    void shouldTakeAParameterWithoutAValueForNone() {
        CrmListQuery all = new CrmListQuery(0, null, null, null, null, null, null);

        assertThat(CrmListQuery.parse(Map.of(), WORDS)).isEqualTo(all);
        assertThat(CrmListQuery.parse(
                        Map.of("idAfter", List.of(""), "createdSince", List.of(""), "status", List.of("")), WORDS))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "idAfter,x,must be a whole number",
                "idAfter,-1,must be between 0 and 999999999999999999",
                "idAfter,1.5,must be a whole number",
                "idAfter,99999999999999999999,must be a whole number",
                "status,Foo,Unknown preset value 'Foo'",
                "ticketPriority,Medium,Unknown preset value 'Medium'",
                "owner,a\0b,contains a NUL character",
            })
    void shouldSayWhichParameterIsWrong(String name, String value, String reason) {
        assertThat(errors(Map.of(name, List.of(value)))).isEqualTo(Map.of(name, List.of(reason)));
    }

    @Test
    void shouldSayThatADateIsWrongOrAParameterGivenTwice() {
        assertThat(errors(Map.of("createdSince", List.of("yesterday"), "updatedSince", List.of("2026-02-30"))))
                .containsOnlyKeys("createdSince", "updatedSince");
        assertThat(errors(Map.of("idAfter", List.of("1", "2"))))
                .containsEntry("idAfter", List.of("is given more than once"));
    }

    @Test
    void shouldLeadToTheNextPageWithTheSameParameters() {
        String next = CrmListQuery.next(
                "https://crm.example/backend/api/v1/tickets",
                Map.of(
                        "idAfter", List.of("5"),
                        "status", List.of("On Hold"),
                        "owner", List.of("ann&bob=\"é\">"),
                        "colour", List.of("red")),
                "1005");

        assertThat(next)
                .isEqualTo("https://crm.example/backend/api/v1/tickets?idAfter=1005&status=On%20Hold"
                        + "&owner=ann%26bob%3D%22%C3%A9%22%3E");
    }

    private static Map<String, List<String>> errors(Map<String, List<String>> parameters) {
        ApiException thrown = catchThrowableOfType(ApiException.class, () -> CrmListQuery.parse(parameters, WORDS));
        assertThat(thrown.error()).isInstanceOf(ApiError.InvalidFields.class);
        return ((ApiError.InvalidFields) thrown.error()).errors();
    }
}
