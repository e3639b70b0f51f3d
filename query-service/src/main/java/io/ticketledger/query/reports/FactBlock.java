package io.ticketledger.query.reports;

import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Facts of a cell's day that have become many: a document of its own.
 *
 * @param revision the cell's when it had just these facts in the day's field, so that whoever makes this block, makes the
 *     same one
 */
record FactBlock(int day, long revision) {
    static final String FACTS = "facts";

    static Document document(CellKey key, FactBlock block, byte[] facts) {
        return new Document("_id", block.id(key.id()))
                .append(WorkspaceScope.WORKSPACE, key.workspace())
                .append(FACTS, new Binary(facts));
    }

    String id(String cell) {
        return day + "|" + revision + '|' + cell;
    }

    static List<FactBlock> list(byte[] bytes) {
        List<FactBlock> blocks = new ArrayList<>();
        Bytes.Reader reader = new Bytes.Reader(bytes);
        while (reader.more()) {
            blocks.add(new FactBlock((int) reader.number(), reader.number()));
        }
        return blocks;
    }

    static byte[] bytes(List<FactBlock> blocks) {
        Bytes.Writer writer = new Bytes.Writer();
        blocks.forEach(block -> writer.number(block.day()).number(block.revision()));
        return writer.bytes();
    }
}
