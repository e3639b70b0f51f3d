package io.ticketledger.query.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One group's figures in one period; the group of tickets without a value, or of all tickets, is null. */
public sealed interface ReportRow {
    String period();

    @Nullable
    String group();

    /** How often what happened. */
    record Volume(String period, @Nullable String group, long created, long closed, long reopened, long replies)
            implements ReportRow {}

    /**
     * The unfinished tickets at the end of the period.
     *
     * @param backlog null of a period that has not begun
     * @param entered how many tickets came to be unfinished in this group in the period
     * @param left how many went out, finished or to another group
     */
    record Backlog(
            String period, @Nullable String group, @Nullable Long backlog, long entered, long left)
            implements ReportRow {}

    /**
     * The ages of the unfinished tickets at the end of the period; all figures are null of one that has not begun.
     *
     * @param bands how many of them are below an age, and not below the one before
     */
    record Ageing(
            String period,
            @Nullable String group,
            @JsonUnwrapped Figures figures,
            Map<String, @Nullable Long> bands) implements ReportRow {}

    /** The times that were over in the period: each counts when the reply, claim, solving or closing was. */
    record ResponseTimes(
            String period, @Nullable String group, Figures firstReply, Figures firstClaim, Figures solve, Figures close)
            implements ReportRow {}
}
