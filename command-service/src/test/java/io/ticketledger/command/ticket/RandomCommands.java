package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.Asked.NewTicket;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Commands that one seed determines: sensible and senseless ones, of values so few that they often meet. */
final class RandomCommands {
    private static final Assignment OTHERS = new Assignment("group-2", "owner-1", null, "departments-2", "suppliers-1");

    private final Random random;
    private Instant now = Sample.START;

    RandomCommands(long seed) {
        random = new Random(seed);
    }

    /** Anything that can be asked; while there is no ticket, mostly its creation. */
    Asked asked(@Nullable Ticket ticket) {
        return ticket == null && chance(90)
                ? creation()
                : chance(4) ? creation() : chance(3) ? Asked.delete() : change();
    }

    /** Mostly the right workspace, a live command and no condition; a clock that now and then steps back. */
    CommandContext context(@Nullable Ticket ticket) {
        now = now.plusMillis(random.nextInt(-2_000, 10_000));
        Instant last = ticket == null ? now : ticket.updatedAt();
        long version = ticket == null ? 0 : ticket.version();
        return new CommandContext(
                chance(97) ? Sample.WORKSPACE : "rival",
                chance(50) ? Sample.CALLER : Sample.CLERK,
                oneOf(Sample.CALLER_NAME, Sample.CLERK_NAME, null),
                now,
                chance(70)
                        ? null
                        : chance(70)
                                ? last.plusMillis(random.nextInt(-500, 1_500))
                                : now.plusMillis(random.nextInt(2_000)),
                chance(85) ? null : Set.of(version, version + random.nextInt(-1, 2) * 1_000L + 7));
    }

    private Asked change() {
        List<Supplier<Asked>> kinds = List.of(
                () -> chance(50) ? Asked.claim(person()) : Asked.takeOver(person()),
                Asked::release,
                () -> Asked.assign(some(AssignmentPart.values()), oneOf(Assignment.NONE, Sample.ASSIGNED, OTHERS)),
                () -> Asked.setStatus(pick(Status.values()), oneOf(null, "Assigned", "Done")),
                () -> Asked.close(oneOf(null, "Closed")),
                () -> Asked.setPriority(priority()),
                () -> Asked.reply(oneOf("Hello.", "Bye.", " ")),
                () -> Asked.revise(some(TicketField.values()), details()),
                Asked::unlinkCustomer,
                this::combined);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Asked combined() {
        return Asked.update(IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> chance(1) ? Asked.delete() : chance(1) ? creation() : change())
                .toArray(Asked[]::new));
    }

    private NewTicket creation() {
        return new NewTicket(
                pick(Status.values()),
                oneOf(null, "Assigned"),
                priority(),
                oneOf(Assignment.NONE, Sample.ASSIGNED),
                details(),
                chance(30) ? person() : null,
                chance(30) ? now.plusMillis(random.nextInt(-2_000, 2_000)) : null,
                null);
    }

    private TicketDetails details() {
        return TicketDetails.NONE.with(some(TicketField.values()), Sample.DETAILS);
    }

    private @Nullable Priority priority() {
        return oneOf(null, Sample.LOW, Sample.HIGH, new Priority("high", null), new Priority("3", PriorityLevel.HIGH));
    }

    private String person() {
        return oneOf("ann", "bob", "Ann");
    }

    private <E extends Enum<E>> Set<E> some(E[] values) {
        int percent = random.nextInt(100);
        return Arrays.stream(values).filter(value -> chance(percent)).collect(Collectors.toUnmodifiableSet());
    }

    private <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }

    @SafeVarargs
    private <T extends @Nullable Object> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
