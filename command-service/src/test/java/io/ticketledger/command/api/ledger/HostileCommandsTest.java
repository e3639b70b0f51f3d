package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Wrong input is answered with a problem that names field and reason; nothing is stored, nothing logged as an error. */
@ExtendWith(OutputCaptureExtension.class)
class HostileCommandsTest extends CommandServiceFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        create-ticket | {"title": }                                             | 400 |
        create-ticket | [1]                                                     | 400 |
        create-ticket | {}                                                      | 400 | title
        create-ticket | {"title": null}                                         | 400 | title
        create-ticket | {"title": " "}                                          | 400 | title
        create-ticket | {"title": 5}                                            | 400 | title
        create-ticket | {"title": "a\\u0000b"}                                  | 400 | title
        create-ticket | {"title": "a\\ud800b"}                                  | 400 | title
        create-ticket | {"title": "a", "titel": "b"}                            | 400 | titel
        create-ticket | {"title": "a", "title": "b"}                            | 400 | title
        create-ticket | {"title": "a", "number": 9223372036854775808}           | 400 | number
        create-ticket | {"title": "a", "number": 1e400}                         | 400 | number
        create-ticket | {"title": "a", "number": 0}                             | 400 | number
        create-ticket | {"title": "a", "number": 1000000000001}                 | 400 | number
        create-ticket | {"title": "a", "status": "open"}                        | 400 | status
        create-ticket | {"title": "a", "priority": "SUPER"}                     | 400 | priority
        create-ticket | {"title": "a", "customer": "c"}                         | 400 | customer
        create-ticket | {"title": "a", "customer": {"id": {"$gt": ""}}}         | 400 | customer.id
        create-ticket | {"title": "a", "customer": {"idd": "x"}}                | 400 | customer.idd
        create-ticket | {"title": "a", "ticketId": "17"}                        | 400 | ticketId
        create-ticket | {"title": "a", "occurredAt": "yesterday"}               | 400 | occurredAt
        create-ticket | {"title": "a", "occurredAt": "2999-01-01T00:00:00Z"}    | 422 | occurredAt
        claim-ticket  | {"by": "bob"}                                           | 400 | ticketId
        claim-ticket  | {"ticketId": null}                                      | 400 | ticketId
        claim-ticket  | {"ticketId": 1.5}                                       | 400 | ticketId
        claim-ticket  | {"ticketId": 9223372036854775808}                       | 400 | ticketId
        claim-ticket  | {"ticketId": {"$ne": null}}                             | 400 | ticketId
        claim-ticket  | {"ticketId": 999999999}                                 | 404 | ticketId
        claim-ticket  | {"ticketId": "00000000-0000-0000-0000-000000000000"}    | 404 | ticketId
        claim-ticket  | {"ticketId": "000000001-0002-0003-0004-00000000005"}    | 400 | ticketId
        claim-ticket  | {"ticketId": "0042"}                                    | 400 | ticketId
        create-ticket | {"title": "a", "ticketId": "000000001-0002-0003-0004-00000000005"} | 400 | ticketId
        claim-ticket  | {"ticketId": 999999999, "takeover": "yes"}              | 400 | takeover
        set-status    | {"ticketId": 999999999}                                 | 400 | status
        set-priority  | {"ticketId": 999999999, "priority": null}               | 400 | priority
        assign-ticket | {"ticketId": 999999999}                                 | 400 | assignment
        reply         | {"ticketId": 999999999, "message": "  "}                | 400 | message
        revise-ticket | {"ticketId": 999999999}                                 | 400 | ticketId
        revise-ticket | {"ticketId": 999999999, "title": null}                  | 400 | title
        configure-channel | {"guildId": "g", "ticketType": "t"}                 | 400 | channelId
        no-such-command | {"ticketId": 1}                                       | 404 |
        """)
    void shouldNameFieldAndReason(
            String command, String body, int status, @Nullable String field, CapturedOutput output) {
        long before = events();

        Answer answer = command(command, body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (field != null) {
            assertThat(answer.json().path("errors").path(field).path(0).asString(""))
                    .isNotBlank();
        }
        assertThat(events()).isEqualTo(before);
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void shouldRefuseWhatIsTooLongOrTooDeep() {
        long before = events();
        assertThat(field("{\"title\": \"" + "x".repeat(1 << 20) + "\"}", "title"))
                .contains("1000");
        assertThat(field("{\"title\": \"a\", \"description\": \"" + "x".repeat(65_537) + "\"}", "description"))
                .contains("65536");
        assertThat(field("{\"title\": \"a\", \"data\": " + "[".repeat(101) + "]".repeat(101) + "}", "data"))
                .contains("100");
        assertThat(field("{\"title\": \"a\", \"data\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}", "data"))
                .isNotBlank();
        assertThat(field("{\"title\": \"a\", \"data\": \"" + "x".repeat(256 * 1024) + "\"}", "data"))
                .contains("262144");
        Answer huge = command("create-ticket", "{\"title\": \"" + "x".repeat(3 << 20) + "\"}");
        assertThat(huge.status()).isEqualTo(413);
        assertThat(events()).isEqualTo(before);
    }

    private String field(String body, String name) {
        Answer answer = command("create-ticket", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        return answer.json().path("errors").path(name).path(0).asString("");
    }
}
