package io.ticketledger.dialect.helpdesk;

import java.util.ArrayList;
import java.util.List;

/** What is said of a call for several tickets. */
public final class HelpdeskMessages {
    /** So many refusals are named; of the others it is said how many there are. */
    static final int MOST_NAMED = 20;

    private HelpdeskMessages() {}

    /** A ticket that was left as it was. */
    public record Refused(long id, String reason) {}

    /**
     * All are done.
     *
     * @param participle what became of them, such as "updated"
     * @param total how many tickets it was about
     */
    public static String done(String participle, int total, int changed, List<Refused> refused) {
        List<String> sentences = new ArrayList<>();
        sentences.add(tickets(changed) + " " + participle + ".");
        int already = total - changed - refused.size();
        if (already > 0) {
            sentences.add(tickets(already) + (already == 1 ? " was so already." : " were so already."));
        }
        refused.stream().limit(MOST_NAMED).forEach(one -> sentences.add("Ticket " + one.id() + ": " + one.reason()));
        if (refused.size() > MOST_NAMED) {
            sentences.add("And " + (refused.size() - MOST_NAMED) + " more.");
        }
        return String.join(" ", sentences);
    }

    /** It goes on in the background. */
    public static String started(long total, String path) {
        return "Working on " + tickets(total) + " in the background. " + follow(path);
    }

    /** It goes on in the background already; nothing new was started. */
    public static String running(long total, long done, long refused, String path) {
        return "Already working on " + tickets(total) + " in the background: " + done + " done, " + refused
                + " of them refused. " + follow(path);
    }

    private static String follow(String path) {
        return "Follow it at GET " + path + ".";
    }

    private static String tickets(long count) {
        return count == 1 ? "1 ticket" : count + " tickets";
    }
}
