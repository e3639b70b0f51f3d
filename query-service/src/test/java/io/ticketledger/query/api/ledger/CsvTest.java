package io.ticketledger.query.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvTest {
    private final Csv<JsonNode> csv = Csv.ofJson(List.of("cursor", "ticket.title", "count"), Set.of("cursor"));

    @Test
    void shouldGuardWhatPeopleWroteAndLeaveWhatMachinesReadAgain() {
        assertThat(line("{'cursor':'-abc_','ticket':{'title':'-1+2'},'count':-3}"))
                .isEqualTo("-abc_,'-1+2,-3\r\n");
        assertThat(line("{'cursor':'a','ticket':{'title':'=a,\\'b'}}")).isEqualTo("a,\"'=a,'b\",\r\n");
        assertThat(line("{'ticket':null}")).isEqualTo(",,\r\n");
        assertThat(new String(csv.header(), StandardCharsets.UTF_8)).isEqualTo("cursor,ticket.title,count\r\n");
    }

    private String line(String json) {
        String quoted = json.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'');
        return new String(csv.line(new JsonMapper().readTree(quoted)), StandardCharsets.UTF_8);
    }
}
