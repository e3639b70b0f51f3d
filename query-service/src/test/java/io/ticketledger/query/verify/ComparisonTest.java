package io.ticketledger.query.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a difference, and how it is shown. */
class ComparisonTest {
    private final List<Difference> found = new ArrayList<>();
    private final Comparison comparison = new Comparison("t", found::add);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "{\"a\":1};                    {\"a\":1};                     -",
                "{\"a\":1};                    {\"a\":1,\"b\":null};          -",
                "{\"a\":1,\"b\":2};            {\"b\":2,\"a\":1};             -",
                "{\"a\":1};                    {\"a\":2};                     a 1 2",
                "{\"a\":1};                    {\"a\":\"1\"};                 a 1 \"1\"",
                "{\"a\":1};                    {\"a\":1,\"b\":2};             b null 2",
                "{\"a\":{\"b\":{\"c\":1}}};    {\"a\":{\"b\":{\"c\":2}}};     a.b.c 1 2",
                "{\"a\":{\"b\":1}};            {};                            a.b 1 null",
                "{};                           {\"a\":[{\"b\":1}]};           a[0].b null 1",
                "{\"a\":[1,2]};                {\"a\":[1]};                   a[1] 2 null",
                "{\"a\":{}};                   {};                            a {} null",
                "{\"a\":{\"b\":1}};            {\"a\":\"x\"};                 a {\"b\":1} \"x\"",
            })
    void shouldCompareJsonValueByValue(String log, String kept, String expected) {
        comparison.json("", "whole", log, kept);

        assertThat(shown()).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nothing", "{\"a\":1}{"})
    void shouldTakeTextThatIsNoJsonForADifference(String kept) {
        comparison.json("", "whole", "{\"a\":1}", kept);

        assertThat(found).extracting(Difference::field).containsAnyOf("whole", "a");
    }

    @Test
    void shouldSayWhenAValueIsOfAnotherType() {
        Document log = new Document("n", 5L).append("at", new Date(0)).append("same", "x");
        Document kept =
                new Document("n", 5).append("at", "1970-01-01T00:00:00Z").append("same", "x");

        comparison.fields("index.", log, kept, Set.of());

        assertThat(shown())
                .containsExactly(
                        "index.n 5 \"5 (Integer)\"",
                        "index.at \"1970-01-01T00:00:00Z\" \"1970-01-01T00:00:00Z (String)\"");
    }

    @Test
    void shouldShowOfWordsWhatDiffers() {
        comparison.words("words", Set.of("fire", "printer"), List.of("printer", "water"));
        comparison.words("same", List.of("a", "b"), List.of("b", "a"));
        comparison.words("none", null, List.of());

        assertThat(shown()).containsExactly("words [\"fire\"] [\"water\"]");
    }

    @Test
    void shouldCutTextsWhereTheyDiffer() {
        String text = "x".repeat(5_000);

        comparison.differ("late", text + "a", text + "b");
        comparison.differ("early", "a" + text, "b" + text);

        assertThat(found).allSatisfy(difference -> {
            assertThat(difference.log().stringValue()).hasSizeLessThanOrEqualTo(ShownValue.LONGEST + 1);
            assertThat(difference.log()).isNotEqualTo(difference.readModel());
        });
    }

    @Test
    void shouldTellOneDocumentsDifferencesOnceAndNotWithoutEnd() {
        Document kept = new Document();
        for (int i = 0; i < 1_000; i++) {
            kept.append("f" + i, i);
        }

        comparison.differ("version", 1L, 2L);
        comparison.differ("version", 1L, 2L);
        comparison.fields("", new Document(), kept, Set.of());

        assertThat(found).hasSize(Comparison.MOST).extracting(Difference::field).doesNotHaveDuplicates();
    }

    private List<String> shown() {
        return found.stream()
                .map(each -> each.field() + ' ' + each.log() + ' ' + each.readModel())
                .toList();
    }
}
