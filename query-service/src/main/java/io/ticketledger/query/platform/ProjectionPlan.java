package io.ticketledger.query.platform;

import io.ticketledger.query.changelog.ChangeLogProjection;
import io.ticketledger.query.channels.ChannelDocument;
import io.ticketledger.query.channels.ChannelsProjection;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ProjectionSequence;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.replies.RepliesProjection;
import io.ticketledger.query.reports.ReportsProjection;
import io.ticketledger.query.reports.TicketHistories;
import io.ticketledger.query.stats.StatsProjection;
import io.ticketledger.query.tickets.TicketIndexes;
import io.ticketledger.query.tickets.TicketsProjection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a projection is built.
 *
 * @param name as its projections are called
 * @param projection makes the one that writes to a read model
 * @param indexes makes the indexes that a read model lacks
 * @param collections what it writes to, all of it: with a build that is dropped, these are
 */
record ProjectionPlan(
        String name,
        Function<ReadModel, Projection> projection,
        Consumer<ReadModel> indexes,
        List<String> collections) {
    ProjectionPlan {
        collections = List.copyOf(collections);
    }

    /** Tickets with their replies and change logs, and channels. */
    static ProjectionPlan tickets() {
        return new ProjectionPlan(
                "tickets",
                // The ticket last: a reader that sees its version finds replies and change log complete.
                readModel -> new ProjectionSequence(
                        "tickets",
                        List.of(
                                new ChannelsProjection(readModel),
                                new RepliesProjection(readModel),
                                new ChangeLogProjection(readModel),
                                new TicketsProjection(readModel))),
                readModel -> {
                    TicketIndexes.create(readModel);
                    ChannelDocument.createIndexes(readModel);
                },
                List.of("tickets", "replies", "change-log", "channels"));
    }

    /** The counters. */
    static ProjectionPlan stats() {
        return new ProjectionPlan("stats", StatsProjection::new, StatsProjection::createIndexes, List.of("stats"));
    }

    /** What reports are made from. */
    static ProjectionPlan reports(TicketHistories histories) {
        return new ProjectionPlan(
                "reports",
                readModel -> new ReportsProjection(readModel, histories),
                ReportsProjection::createIndexes,
                ReportsProjection.collections());
    }
}
