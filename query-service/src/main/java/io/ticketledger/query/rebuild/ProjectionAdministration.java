package io.ticketledger.query.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks after the projections of this installation, all instances of it. */
public interface ProjectionAdministration {
    /** All projections, in the order of their wiring. */
    List<ProjectionView> list();

    /** The projection of that name, null when there is none. */
    @Nullable
    ProjectionView find(String name);

    /** Begins to build a projection anew, beside the build that is read; does nothing when one is being built already. */
    void rebuild(String name);

    /**
     * Gives up the build that is being made.
     *
     * @return false when there is none, or it was complete before
     */
    boolean cancel(String name);
}
