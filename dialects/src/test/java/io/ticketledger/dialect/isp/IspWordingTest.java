package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IspWordingTest {

    @Test
    void shouldWordEveryProblem() {
        assertThat(words("isp_id", new Problem.Missing())).isEqualTo("The isp id field is required.");
        assertThat(words("title", new Problem.Null())).isEqualTo("The title field is required.");
        assertThat(words("message", new Problem.Blank())).isEqualTo("The message field is required.");
        assertThat(words("title", new Problem.NotText())).isEqualTo("The title field must be a string.");
        assertThat(words("title", new Problem.TooLong(1_000)))
                .isEqualTo("The title field must not be greater than 1000 characters.");
        assertThat(words("subscriber_id", new Problem.NotWhole()))
                .isEqualTo("The subscriber id field must be an integer.");
        assertThat(words("limit", new Problem.OutOfRange(1, 1_000)))
                .isEqualTo("The limit field must be between 1 and 1000.");
        assertThat(words("status", new Problem.OutOfRange(0, 3))).isEqualTo("The selected status is invalid.");
        assertThat(words("priority", new Problem.NotWhole())).isEqualTo("The selected priority is invalid.");
        assertThat(words("colour", new Problem.NotOneOf("x", List.of("strong"))))
                .isEqualTo("The selected colour is invalid.");
        assertThat(words("page", new Problem.Other("It is so."))).isEqualTo("It is so.");
        assertThat(Stream.of(
                                new Problem.NotTextOrWhole(),
                                new Problem.NotBoolean(),
                                new Problem.NotUuid("x"),
                                new Problem.NotInstant(),
                                new Problem.InstantOutOfRange(),
                                new Problem.NotList(),
                                new Problem.NotObject(),
                                new Problem.TooMany(1),
                                new Problem.TooDeep(1),
                                new Problem.TooLarge(1),
                                new Problem.Repeated(),
                                new Problem.BadCharacter("a NUL character"),
                                new Problem.Unknown())
                        .map(problem -> words("user_id", problem)))
                .allSatisfy(words ->
                        assertThat(words).startsWith("The user id field ").endsWith("."));
    }

    private static String words(String field, Problem problem) {
        return IspWording.INSTANCE.of(field, problem);
    }
}
