package io.ticketledger.dialect.helpdesk;

import java.util.ArrayList;
import java.util.List;

/** What is said of a call for several tickets. */
public final class HelpdeskMessages {
    private HelpdeskMessages() {}

    /** A ticket that was left as it was. */
    public record Refused(long id, String reason) {}

    /**
     * All are done.
     *
     * @param participle what became of them, such as "updated"
     * @param total how many tickets it was about
     * @param refused how many of them were refused
     * @param named those of the refused that are known by name
     */
    public static String done(String participle, int total, int changed, int refused, List<Refused> named) {
        List<String> sentences = new ArrayList<>(counted(participle, changed, total - changed - refused));
        named.forEach(one -> sentences.add("Ticket " + one.id() + ": " + one.reason()));
        if (refused > named.size()) {
            sentences.add("And " + (refused - named.size()) + " more refused.");
        }
        return String.join(" ", sentences);
    }

    /** It was done in the background, and is over. */
    public static String ended(String participle, long total, long changed, long refused, String path) {
        return "Done in the background: " + summary(participle, total, changed, refused) + " " + read(path);
    }

    /** It was given up on the way; those that were not dealt with are as they were. */
    public static String failed(String participle, long total, long done, long changed, long refused, String path) {
        return "Failed after " + done + " of " + tickets(total) + ": " + summary(participle, done, changed, refused)
                + " " + read(path);
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
        return "Follow it at " + place(path);
    }

    private static String read(String path) {
        return "Read about it at " + place(path);
    }

    private static String place(String path) {
        return "GET " + path + " with Authorization: Bearer <your key>.";
    }

    private static String summary(String participle, long done, long changed, long refused) {
        List<String> sentences = new ArrayList<>(counted(participle, changed, done - changed - refused));
        if (refused > 0) {
            sentences.add(tickets(refused) + (refused == 1 ? " was refused." : " were refused."));
        }
        return String.join(" ", sentences);
    }

    private static List<String> counted(String participle, long changed, long already) {
        String first = tickets(changed) + " " + participle + ".";
        return already == 0
                ? List.of(first)
                : List.of(first, tickets(already) + (already == 1 ? " was so already." : " were so already."));
    }

    private static String tickets(long count) {
        return count == 1 ? "1 ticket" : count + " tickets";
    }
}
