package io.ticketledger.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is found stays as it was, however long it takes to be sent. */
class EmbeddedMongoTest {
    private static final Document ONE = document(1, "open");
    private static final Document TWO = document(2, "open");

    private final EmbeddedMongo.Backend backend = new EmbeddedMongo.Backend();

    EmbeddedMongoTest() {
        answer(new Document("insert", "tickets").append("documents", List.of(ONE.cloneDeeply(), TWO.cloneDeeply())));
    }

    @Test
    void shouldNotChangeWhatWasFound() {
        Document all = answer(new Document("find", "tickets"));
        Document one = answer(new Document("find", "tickets").append("filter", new Document("_id", 1)));
        closeAll();

        assertThat(batch(all, "firstBatch")).containsExactly(ONE, TWO);
        assertThat(batch(one, "firstBatch")).containsExactly(ONE);
    }

    @Test
    void shouldNotChangeWhatACursorHasStillToGive() {
        Document first = answer(new Document("find", "tickets").append("batchSize", 1));
        closeAll();
        Document next = answer(new Document("getMore", cursor(first).get("id"))
                .append("collection", "tickets")
                .append("batchSize", 10));

        assertThat(batch(first, "firstBatch")).containsExactly(ONE);
        assertThat(batch(next, "nextBatch")).containsExactly(TWO);
    }

    @Test
    void shouldFindWhatWasChanged() {
        closeAll();

        assertThat(batch(answer(new Document("find", "tickets")), "firstBatch"))
                .extracting(document -> document.get("status"))
                .containsExactly("closed", "closed");
        Document counted = answer(new Document("aggregate", "tickets")
                .append(
                        "pipeline",
                        List.of(
                                new Document("$match", new Document("status", "closed")),
                                new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)))))
                .append("cursor", new Document()));
        assertThat(batch(counted, "firstBatch"))
                .extracting(document -> document.get("n"))
                .containsExactly(2);
    }

    @Test
    void shouldChangeWhatItFindsToChange() {
        Document changed = answer(new Document("findAndModify", "tickets")
                .append("query", new Document("_id", 1))
                .append("update", new Document("$set", new Document("status", "solved")))
                .append("new", true));
        answer(new Document("delete", "tickets")
                .append("deletes", List.of(new Document("q", new Document("_id", 2)).append("limit", 1))));
        Document found = answer(new Document("find", "tickets"));
        closeAll();

        assertThat(changed.get("value")).isEqualTo(document(1, "solved"));
        assertThat(batch(found, "firstBatch")).containsExactly(document(1, "solved"));
    }

    private void closeAll() {
        answer(new Document("update", "tickets")
                .append(
                        "updates",
                        List.of(new Document("q", new Document())
                                .append(
                                        "u",
                                        new Document("$set", new Document("status", "closed").append("more", true)))
                                .append("multi", true))));
    }

    private static Document document(int id, String status) {
        return new Document("_id", id).append("status", status);
    }

    private Document answer(Document command) {
        return backend.handleMessage(new MongoMessage(
                new EmbeddedChannel(), new MessageHeader(0, 0), command.append("$db", "ticketledger")));
    }

    private static Document cursor(Document answer) {
        return (Document) Objects.requireNonNull(answer.get("cursor"));
    }

    @SuppressWarnings("unchecked") // the protocol says so
    private static List<Document> batch(Document answer, String name) {
        return (List<Document>) Objects.requireNonNull(cursor(answer).get(name));
    }
}
