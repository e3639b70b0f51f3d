package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Every document that the native queries answer, by path. */
final class Everything {

    private static final List<String> SORTS =
            List.of("number", "-number", "updatedAt", "-updatedAt", "createdAt", "-createdAt");
    private static final List<String> FILTERS = List.of(
            "status=CLOSED",
            "status=PENDING",
            "priority=HIGH",
            "type=Value+1",
            "claimedBy=Value+2",
            "customer=Value+3",
            "text=case",
            "createdFrom=2012-06-01T00:00:00Z",
            "origin=ledger");

    private final LedgerClient client;
    private final Map<String, Object> documents = new LinkedHashMap<>();

    private Everything(LedgerClient client) {
        this.client = client;
    }

    static Map<String, Object> of(LedgerClient client) {
        Everything everything = new Everything(client);
        for (String sort : SORTS) {
            everything.list("/queries/tickets?limit=17&sort=" + sort);
        }
        FILTERS.forEach(filter -> everything.list("/queries/tickets?limit=200&" + filter));
        for (JsonNode ticket : everything.list("/queries/tickets?limit=200")) {
            String path = "/queries/tickets/" + ticket.get("id").asString();
            everything.document(path);
            everything.document("/queries/tickets/" + ticket.get("number").asLong());
            everything.list(path + "/replies");
            everything.list(path + "/change-log");
        }
        everything.document("/queries/stats");
        return everything.documents;
    }

    private void document(String path) {
        documents.put(path, answer(path));
    }

    /** All pages; the cursors between them are left out. */
    private List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = answer(path);
        page.get("items").forEach(items::add);
        while (page.get("next").isString()) {
            page = answer(page.get("next").asString());
            page.get("items").forEach(items::add);
        }
        documents.put(path, items);
        return items;
    }

    private JsonNode answer(String path) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        assertThat(answer.headers()).as(path).doesNotContainKey("warning");
        return answer.json();
    }
}
