package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The facts of a cell: those that came lately, and the blocks that earlier ones were put into.
 *
 * @param recent as {@link FactBytes} from the month's beginning on
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between store and fold, never compared
record FactList(List<Block> blocks, byte[] recent) {
    static final FactList NONE = new FactList(List.of(), FactBytes.NONE);
    static final String KIND = "facts";

    /**
     * Facts that are kept by themselves.
     *
     * @param first the day of the first one
     * @param last the day of the last one
     * @param revision the shelf's when it had just these facts as recent ones, so that whoever makes the block, makes
     *     the same one
     */
    record Block(int first, int last, long revision) {}

    static FactList of(byte[] bytes) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        int size = reader.size(3);
        List<Block> blocks = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            blocks.add(new Block((int) reader.number(), (int) reader.number(), reader.number()));
        }
        return new FactList(blocks, reader.rest());
    }

    byte[] bytes() {
        Bytes.Writer writer = new Bytes.Writer().number(blocks.size());
        blocks.forEach(
                block -> writer.number(block.first()).number(block.last()).number(block.revision()));
        return writer.all(recent).bytes();
    }

    FactList plus(List<Fact> added, long monthStart) {
        List<Fact> facts = FactBytes.list(recent, monthStart);
        facts.addAll(added);
        Collections.sort(facts);
        return new FactList(blocks, FactBytes.bytes(facts, monthStart));
    }

    /** The same with the recent facts as one more block. */
    FactList packed(long revision, long monthStart) {
        List<Fact> facts = FactBytes.list(recent, monthStart);
        int first =
                facts.stream().mapToInt(fact -> Months.dayOf(fact.at())).min().orElse(1);
        int last =
                facts.stream().mapToInt(fact -> Months.dayOf(fact.at())).max().orElse(1);
        List<Block> more = new ArrayList<>(blocks);
        more.add(new Block(first, last, revision));
        return new FactList(more, FactBytes.NONE);
    }
}
