package io.ticketledger.standalone.access;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.Belongings;
import io.ticketledger.standalone.contract.ExampleNames;
import io.ticketledger.standalone.contract.Examples;
import io.ticketledger.standalone.contract.Resident;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces beside each other, and the ids of one that does not exist. All ids have the same form and length.
 */
final class Neighbours {
    private static final int THEIR_PLACES = 100;

    private static @Nullable Neighbours shared;

    private final Resident reader;
    private final Resident writer;
    private final Resident them;
    private final Belongings nobody = new Belongings("void", 5_000_000);
    private final Examples theirExamples;
    private final List<Examples> theirPlaces = new ArrayList<>();
    private int turn;
    private int nowhere;

    private Neighbours(LedgerClient operator) {
        reader = Resident.of(operator, "read", 3_000_000);
        writer = Resident.of(operator, "mine", 3_500_000);
        them = Resident.of(operator, "beta", 4_000_000);
        for (int i = 0; i < THEIR_PLACES; i++) {
            theirPlaces.add(ExampleNames.taken(them.newTickets()));
        }
        theirExamples = theirPlaces.getFirst();
        theirExamples.in(ExampleNames.KEY_ID);
        theirExamples.in(ExampleNames.JOB_ID);
        reader.newTickets().in(ExampleNames.KEY_ID);
    }

    static synchronized Neighbours of(LedgerClient operator) {
        if (shared == null) {
            shared = new Neighbours(operator);
        }
        return shared;
    }

    /** Whether an example of the documents names something that a workspace has. */
    static boolean names(String example) {
        return ExampleNames.names(example);
    }

    Examples mine(Endpoint endpoint) {
        Resident me = me(endpoint);
        return me.forEndpoint(me.newTickets(), endpoint);
    }

    Examples theirExamples() {
        return theirExamples;
    }

    /** What the example stands for over there; of another ticket each time when it may be created here. */
    String theirs(Endpoint endpoint, String example) {
        boolean creates = endpoint.permission().equals("TICKET_CREATE") || ExampleNames.isNew(example);
        return (creates ? theirPlaces.get(++turn) : theirExamples).in(example);
    }

    /** What nobody has, each time another. */
    String nowhere(String example) {
        long first = nobody.base() + 3L * nowhere++;
        return ExampleNames.taken(nobody.examples(first, () -> nobody.id(first), () -> nobody.id(first)))
                .in(example);
    }

    String theirWord(String parameter) {
        return word(them.belongings(), parameter);
    }

    String wordOfNobody(String parameter) {
        return word(nobody, parameter);
    }

    private static String word(Belongings of, String parameter) {
        return switch (parameter) {
            case "customer" -> of.customer();
            case "claimedBy" -> of.claimer();
            case "church" -> of.id(of.base());
            case "guildId" -> of.guild();
            case "type", "ticketType" -> "type-" + of.base();
            case "owner" -> "owner-" + of.base();
            case "text", "query", "workspace" -> of.workspace();
            default -> String.valueOf(of.base());
        };
    }

    String myKey(Endpoint endpoint) {
        return me(endpoint).client().key();
    }

    /** Who reads has nothing of what writing with others' words has left. */
    private Resident me(Endpoint endpoint) {
        return endpoint.reads() ? reader : writer;
    }

    LedgerClient client(String key) {
        return them.client().withKey(key);
    }

    String theirWorkspace() {
        return them.workspace();
    }

    String theirKey() {
        return them.client().key();
    }

    /** All that can be read over there. */
    String stateOfTheirs() {
        LedgerClient client = them.client();
        return String.join(
                "\n",
                client.get("/queries/tickets?limit=200&sort=number").body(),
                client.get("/queries/tickets?limit=50&sort=-updatedAt").body(),
                client.get("/queries/stats").body(),
                Masked.withoutUse(client.get("/admin/api-keys?limit=200").body()));
    }
}
