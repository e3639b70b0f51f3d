package io.ticketledger.standalone.contract;

import static org.awaitility.Awaitility.await;

import io.ticketledger.dialect.Permission;
import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/** Somebody of a workspace who has what requests can name: tickets, keys, a channel, a job. */
public final class Resident {
    private static final List<String> ALL =
            Stream.of(Permission.values()).map(Enum::name).toList();
    private static final Pattern JOB = Pattern.compile("/commands/jobs/([0-9a-f-]{36})");
    private static final int MORE_THAN_AT_ONCE = 1_001;

    private final LedgerClient client;
    private final Belongings belongings;
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicLong places = new AtomicLong();
    private final Supplier<String> job = SingletonSupplier.of(this::newJob);

    private Resident(LedgerClient client, Belongings belongings) {
        this.client = client;
        this.belongings = belongings;
    }

    /** @param base the numbers of the tickets are this and the million above */
    public static Resident of(LedgerClient operator, String workspace, long base) {
        Belongings belongings = new Belongings(workspace, base);
        Resident resident = new Resident(operator.withKey(key(operator, workspace, ALL)), belongings);
        resident.command(
                "configure-channel",
                Map.of("guildId", belongings.guild(), "ticketType", "support", "channelId", "channel-" + base));
        return resident;
    }

    public static List<String> permissions() {
        return ALL;
    }

    /** A new key with these permissions. */
    public static String key(LedgerClient maker, String workspace, List<String> permissions) {
        return text(made(maker, workspace, permissions), "key");
    }

    /** Has every permission in the workspace. */
    public LedgerClient client() {
        return client;
    }

    public String workspace() {
        return belongings.workspace();
    }

    public Belongings belongings() {
        return belongings;
    }

    /** Values for the examples of the documents: three new tickets, and what else is there. */
    public Examples newTickets() {
        return tickets(tickets.getAndIncrement());
    }

    /** The same, with tickets whose numbers and ids are always the same for one place; each place is used once. */
    public Examples tickets(long place) {
        long first = belongings.base() + 3 * place;
        List<Map<String, Object>> commands = new ArrayList<>();
        for (long number = first; number < first + 3; number++) {
            commands.add(belongings.creation(number));
        }
        for (String message : List.of("First words", "Second words")) {
            commands.add(Map.of("command", "reply", "ticketId", first, "message", message + " of " + workspace()));
        }
        commands.add(Map.of("command", "claim-ticket", "ticketId", first + 1, "by", belongings.claimer()));
        batch(commands);
        return belongings.examples(first, () -> text(made(client, workspace(), List.of("TICKET_READ")), "id"), job);
    }

    /** Those, with ids that nothing has yet wherever something is to be created. */
    public Examples forEndpoint(Examples examples, Endpoint endpoint) {
        return forEndpoint(examples, endpoint, places.incrementAndGet());
    }

    /** @param place gives the ids; each place is used once */
    public Examples forEndpoint(Examples examples, Endpoint endpoint, long place) {
        return ExampleNames.free(examples, endpoint, belongings.base() + place);
    }

    /** A change of so many tickets that it goes on in the background; by now it has ended. */
    private String newJob() {
        long first = belongings.base() + 900_000;
        List<Long> numbers =
                LongStream.range(first, first + MORE_THAN_AT_ONCE).boxed().toList();
        List<Map<String, Object>> commands = new ArrayList<>();
        for (long number : numbers) {
            commands.add(
                    Map.of("command", "create-ticket", "title", "One of many", "status", "PENDING", "number", number));
        }
        batch(commands.subList(0, 1_000));
        batch(commands.subList(1_000, MORE_THAN_AT_ONCE));
        Answer answer = done(client.post(
                "/api/v2/ticket/setStatus?apiKey=" + client.key(), Map.of("status", "pending", "ticketIDs", numbers)));
        Matcher found = JOB.matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError("no job: " + answer);
        }
        String id = found.group(1);
        await().atMost(RunningLedger.PATIENCE)
                .until(() -> text(client.get("/commands/jobs/" + id), "state").equals("DONE"));
        return id;
    }

    private void batch(List<Map<String, Object>> commands) {
        command("batch", Map.of("commands", commands)).json().get("results").forEach(result -> {
            if (result.get("status").asInt() >= 300) {
                throw new AssertionError("not made: " + result);
            }
        });
    }

    private Answer command(String name, Map<String, ?> body) {
        return done(client.command(name, body));
    }

    private static Answer made(LedgerClient maker, String workspace, List<String> permissions) {
        String subject = "resident-of-" + workspace;
        return done(maker.post(
                "/admin/api-keys",
                Map.of("workspace", workspace, "name", subject, "subject", subject, "permissions", permissions)));
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }

    private static String text(Answer answer, String field) {
        return answer.json().path(field).asString();
    }
}
