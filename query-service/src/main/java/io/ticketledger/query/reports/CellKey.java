package io.ticketledger.query.reports;

/** A group's UTC month in a workspace. */
record CellKey(String workspace, int month, String group) {

    /** The shelf that the cell stands on. */
    ShelfKey shelf() {
        return new ShelfKey(workspace, month, ShelfKey.shelfOf(group));
    }

    /** The name of a part that is kept by itself. Names of workspaces have no bar. */
    String part(String kind, long revision) {
        return kind + '|' + revision + '|' + workspace + '|' + month + '|' + group;
    }
}
