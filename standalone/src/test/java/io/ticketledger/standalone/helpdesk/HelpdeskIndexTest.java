package io.ticketledger.standalone.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import io.ticketledger.standalone.helpdesk.Desk.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The index: text, views, statuses, the archive and pages. */
@ExtendWith(SharedLedger.class)
class HelpdeskIndexTest {
    private final LedgerClient owner;

    HelpdeskIndexTest(LedgerClient owner) {
        this.owner = owner;
    }

    @Test
    void shouldFindByViewStatusAndPeople() {
        Desk desk = Desk.in(owner, "views", "bob");
        long fresh = desk.ticket("fresh");
        long open = desk.ticket("open");
        long mine = desk.ticket("mine");
        long owned = desk.ticket("owned");
        long closed = desk.ticket("closed");
        desk.form("POST", "/setStatus", "status=open&ticketIDs[]=" + open).has(200);
        desk.form("POST", "/setStatus", "status=closed&ticketIDs[]=" + closed).has(200);
        desk.ledger().command("claim-ticket", Map.of("ticketId", mine));
        desk.ledger()
                .command(
                        "assign-ticket", Map.of("ticketId", owned, "assignment", Map.of("owner", "bob", "group", "7")));

        assertThat(ids(desk, "")).containsExactly(owned, mine, open, fresh);
        assertThat(ids(desk, "?query=&applyView=&itemStart=0&itemLimit=15&status=&searchArchived=no"))
                .containsExactly(owned, mine, open, fresh);
        assertThat(ids(desk, "?searchArchived=yes")).containsExactly(closed, owned, mine, open, fresh);
        assertThat(ids(desk, "?applyView=all&searchArchived=yes&itemStart=1&itemLimit=2"))
                .containsExactly(owned, mine);
        assertThat(ids(desk, "?applyView=closed")).containsExactly(closed);
        assertThat(ids(desk, "?status=closed")).containsExactly(closed);
        assertThat(ids(desk, "?applyView=open")).containsExactly(open);
        assertThat(ids(desk, "?applyView=open&status=new")).isEmpty();
        assertThat(ids(desk, "?status=new&applyView=mine")).containsExactly(owned, mine);
        assertThat(ids(desk, "?applyView=mine")).containsExactly(owned, mine);
        assertThat(ids(desk, "?applyView=unassigned")).containsExactly(open, fresh);
        assertThat(ids(desk, "?applyView=unassigned&searchArchived=1")).containsExactly(closed, open, fresh);
    }

    @Test
    void shouldFindByWords() {
        Desk desk = Desk.in(owner, "words", "bob");
        long parcel = desk.ticket("Parcel never arrived in KÖLN");
        long other = desk.ticket("Another parcel");
        desk.ledger().command("reply", Map.of("ticketId", other, "message", "It was DELIVERED yesterday"));

        assertThat(ids(desk, "?query=PARCEL")).containsExactly(other, parcel);
        assertThat(ids(desk, "?query=k%C3%B6ln+parcel")).containsExactly(parcel);
        assertThat(ids(desk, "?query=delivered")).containsExactly(other);
        assertThat(ids(desk, "?query=ann%40example.org")).containsExactly(other, parcel);
        assertThat(ids(desk, "?query=parcel+delivered+nowhere")).isEmpty();
        assertThat(ids(desk, "?query=%21%21")).containsExactly(other, parcel);
        desk.get("?query=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u")
                .isError(400, "Invalid value for parameter 'query'.");
    }

    @Test
    void shouldSayWhereThePageIs() {
        Desk desk = Desk.in(owner, "pages", "bob");
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            all.addFirst(desk.ticket("page " + i));
        }
        Answer first = desk.get("").has(200);
        assertThat(first.body())
                .startsWith("{\"type\":\"list\",\"itemStart\":0,\"itemTotal\":17,\"itemLimit\":15,\"items\":[");
        assertThat(ids(desk, "")).isEqualTo(all.subList(0, 15));
        assertThat(ids(desk, "?itemStart=15")).isEqualTo(all.subList(15, 17));
        assertThat(ids(desk, "?itemLimit=9999")).isEqualTo(all);
        assertThat(desk.get("?itemStart=1000000000&consistency=eventual").body())
                .isEqualTo(
                        "{\"type\":\"list\",\"itemStart\":1000000000,\"itemTotal\":17,\"itemLimit\":15,\"items\":[]}");
        JsonNode item = first.json().at("/items/0");
        assertThat(item.propertyNames())
                .containsExactlyElementsOf(desk.item(item.path("id").asLong()).propertyNames());

        for (String bad : List.of("itemLimit=0", "itemLimit=10000", "itemStart=-1", "itemStart=x", "applyView=x")) {
            desk.get("?" + bad)
                    .isError(400, "Invalid value for parameter '" + bad.substring(0, bad.indexOf('=')) + "'.");
        }
        desk.get("?consistency=maybe").isError(400, "Invalid value for parameter 'consistency'.");
        desk.get("/" + all.getFirst() + "?getTicketHistory=maybe")
                .isError(400, "Invalid value for parameter 'getTicketHistory'.");
    }

    private static List<Long> ids(Desk desk, String query) {
        List<Long> ids = new ArrayList<>();
        desk.get(query)
                .has(200)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asLong()));
        return ids;
    }
}
