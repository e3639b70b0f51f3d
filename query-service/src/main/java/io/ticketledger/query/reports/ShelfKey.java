package io.ticketledger.query.reports;

/**
 * A workspace's UTC month, and one of the parts that its groups are spread over.
 *
 * @param shelf from 0 to below {@link #SHELVES}
 */
record ShelfKey(String workspace, int month, int shelf) {
    static final int SHELVES = 64;

    static int shelfOf(String group) {
        return Math.floorMod(group.hashCode(), SHELVES);
    }

    String id() {
        return workspace + '|' + month + '|' + shelf;
    }
}
