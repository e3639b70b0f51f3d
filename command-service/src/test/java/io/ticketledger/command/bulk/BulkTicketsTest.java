package io.ticketledger.command.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.command.ticket.AssignmentPart;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkTicketsTest extends BulkFixture {
    private static final BulkAction OPEN = new BulkAction.Status(Status.OPEN);

    @Test
    void shouldChangeWhatIsNotSoAlready() {
        List<Long> numbers = tickets(30);
        change(
                numbers.getFirst(),
                (stream, context) ->
                        new io.ticketledger.command.ticket.TicketCommand.SetStatus(stream, context, Status.OPEN, null));

        assertThat(bulk.apply(order(numbers, OPEN), call(workspace))).isEqualTo(unrefused(30, 29));
        assertThat(eventsPerTicket("TicketStatusChanged")).hasSize(30).containsOnly(1L);
        assertThat(bulk.apply(order(List.of(), OPEN), call(workspace))).isEqualTo(unrefused(0, 0));
    }

    @Test
    void shouldNameEveryUnknownNumberAndChangeNothing() {
        List<Long> numbers = new ArrayList<>(tickets(3));
        long deleted = numbers.get(1);
        change(deleted, DeleteTicket::new);
        long foreign = ticket("another-" + workspace, Status.NEW);
        numbers.addAll(List.of(foreign, 0L, -1L, Long.MAX_VALUE));

        assertThatThrownBy(() -> bulk.apply(order(numbers, OPEN), call(workspace)))
                .isInstanceOfSatisfying(
                        UnknownTicketsException.class,
                        e -> assertThat(e.numbers()).containsExactly(deleted, foreign, 0L, -1L, Long.MAX_VALUE));
        assertThat(eventsPerTicket("TicketStatusChanged")).containsOnly(0L);
    }

    @Test
    void shouldNameUnknownNumbersOfAnOrderForTheBackground() {
        List<Long> numbers =
                LongStream.range(0, 100_000).mapToObj(n -> Long.MAX_VALUE - n).toList();

        assertThatThrownBy(() -> bulk.apply(order(numbers, OPEN), call(workspace)))
                .isInstanceOfSatisfying(
                        UnknownTicketsException.class,
                        e -> assertThat(e.numbers()).isEqualTo(numbers));
    }

    @Test
    void shouldRefuseOrdersThatAreNone() {
        assertThatThrownBy(() -> order(List.of(1L, 1L), OPEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(List.of(1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(LongStream.range(0, 100_001).boxed().toList(), OPEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReportARefusalAndLeaveTheOthersAlone() {
        List<Long> numbers = tickets(3);
        change(numbers.get(0), (stream, context) -> new ClaimTicket(stream, context, "eve", false));
        change(numbers.get(2), (stream, context) -> new CloseTicket(stream, context, null));

        BulkResult.Done done = done(bulk.apply(order(numbers, new BulkAction.Claim("bob"), OPEN), call(workspace)));

        assertThat(done.changed()).isEqualTo(2);
        assertThat(done.refusals())
                .containsExactly(new Refusal(numbers.get(0), "ALREADY_CLAIMED", "The ticket is already claimed."));
        assertThat(present(numbers.get(0)).status()).isEqualTo(Status.NEW);
        assertThat(present(numbers.get(2)).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void shouldApplyAllActionsAsOneChange() {
        long number = tickets(1).getFirst();
        BulkAction[] all = {
            new BulkAction.Delete(),
            new BulkAction.Status(Status.CLOSED),
            new BulkAction.Title("Another"),
            new BulkAction.Priority(PriorityLevel.LOW, "low"),
            new BulkAction.Priority(PriorityLevel.HIGH, "high"),
            new BulkAction.Group("12"),
            new BulkAction.Owner("34"),
            new BulkAction.Claim("bob"),
            new BulkAction.Reply("One"),
            new BulkAction.Reply("Two")
        };

        assertThat(done(bulk.apply(order(List.of(number), all), call(workspace)))
                        .changed())
                .isEqualTo(1);

        List<@Nullable String> types = jdbc.queryForList(
                "SELECT payload_type FROM event WHERE workspace = ? ORDER BY global_index", String.class, workspace);
        assertThat(types)
                .containsExactly(
                        "TicketCreated",
                        "TicketReplied",
                        "TicketReplied",
                        "TicketRevised",
                        "TicketPriorityChanged",
                        "TicketAssigned",
                        "TicketAssigned",
                        "TicketClaimed",
                        "TicketClosed",
                        "TicketDeleted");
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT xmin::text FROM event WHERE workspace = ?", String.class, workspace))
                .hasSize(2);
    }

    @Test
    void shouldChangeNothingThatTheTicketShowsAlready() {
        long number = tickets(1).getFirst();
        List<BulkAction> shown = List.of(
                new BulkAction.Priority(PriorityLevel.MEDIUM, "medium"),
                new BulkAction.Group(null),
                new BulkAction.Owner(null),
                new BulkAction.Title("A ticket"),
                new BulkAction.Status(Status.NEW));
        assertThat(changed(number, shown)).isFalse();

        change(number, (stream, context) -> new SetPriority(stream, context, new Priority("3", PriorityLevel.HIGH)));
        change(
                number,
                (stream, context) -> new AssignTicket(
                        stream,
                        context,
                        Set.of(AssignmentPart.GROUP),
                        new Assignment("Printers", null, null, null, null)));
        assertThat(changed(
                        number,
                        List.of(new BulkAction.Priority(PriorityLevel.HIGH, "high"), new BulkAction.Group(null))))
                .isFalse();
        assertThat(changed(number, List.of(new BulkAction.Group("7")))).isTrue();
        assertThat(changed(number, List.of(new BulkAction.Group(null)))).isTrue();
        assertThat(changed(number, List.of(new BulkAction.Priority(PriorityLevel.MEDIUM, "medium"))))
                .isTrue();

        Ticket ticket = present(number);
        assertThat(ticket.assignment().group()).isNull();
        assertThat(ticket.priority()).isEqualTo(Priority.of(PriorityLevel.MEDIUM));
    }

    private boolean changed(long number, List<BulkAction> actions) {
        return done(bulk.apply(new BulkOrder("test", List.of(number), actions), call(workspace)))
                        .changed()
                == 1;
    }

    @Test
    void shouldAskEachTicketForItsVersion() {
        List<Long> numbers = tickets(3);
        change(numbers.get(1), (stream, context) -> new ClaimTicket(stream, context, "eve", false));

        BulkResult.Done done = done(bulk.apply(order(numbers, OPEN), call(workspace, Set.of(1L, 7L))));

        assertThat(done.changed()).isEqualTo(2);
        assertThat(done.refused()).isEqualTo(1);
        assertThat(done.refusals())
                .containsExactly(new Refusal(numbers.get(1), "VERSION_MISMATCH", "The ticket is at version 2 by now."));
        assertThat(present(numbers.get(1)).status()).isEqualTo(Status.NEW);
        assertThat(done(bulk.apply(order(numbers, OPEN), call(workspace, Set.of())))
                        .refused())
                .isEqualTo(3);
    }

    @Test
    void shouldTellTheVersionOfAnOnlyTicket() {
        List<Long> numbers = tickets(2);
        List<Long> one = List.of(numbers.getFirst());
        BulkOrder deletion = order(one, new BulkAction.Delete());

        assertThat(bulk.apply(order(one, OPEN), call(workspace)))
                .isEqualTo(new BulkResult.Done(1, 1, 0, List.of(), 2L));
        assertThat(bulk.apply(order(one, OPEN), call(workspace)))
                .isEqualTo(new BulkResult.Done(1, 0, 0, List.of(), 2L));
        assertThat(bulk.apply(order(numbers, OPEN), call(workspace))).isEqualTo(unrefused(2, 1));
        assertThat(done(bulk.apply(order(one, OPEN), call(workspace, Set.of(1L))))
                        .version())
                .isNull();
        BulkResult gone = bulk.apply(deletion, call(workspace, "delete-one", "body"));
        assertThat(gone).isEqualTo(new BulkResult.Done(1, 1, 0, List.of(), 3L));
        assertThat(bulk.apply(deletion, call(workspace, "delete-one", "body"))).isEqualTo(gone);
    }

    @Test
    void shouldRepeatARequestTicketByTicket() {
        List<Long> numbers = tickets(5);
        BulkOrder order = order(numbers, new BulkAction.Reply("Once"), new BulkAction.Delete());

        BulkResult first = bulk.apply(order, call(workspace, "once", "body"));
        BulkResult again = bulk.apply(order, call(workspace, "once", "body"));

        assertThat(first).isEqualTo(unrefused(5, 5));
        assertThat(again).isEqualTo(first);
        assertThat(eventsPerTicket("TicketReplied")).containsOnly(1L);
        assertReused(() -> bulk.apply(order(List.of(-1L), OPEN), call(workspace, "once", "other")));
    }

    @Test
    void shouldDoItOnceWhenManySendTheSameRequest() throws Exception {
        List<Long> numbers = tickets(20);
        BulkOrder order = order(numbers, new BulkAction.Reply("Once"), new BulkAction.Delete());

        List<BulkResult> results = atOnce(6, () -> bulk.apply(order, call(workspace, "race", "body")));

        assertThat(results).containsOnly(unrefused(20, 20));
        assertThat(eventsPerTicket("TicketReplied")).containsOnly(1L);
    }

    @Test
    void shouldChangeTenThousandTicketsInTheBackground() throws Exception {
        List<Long> numbers = new ArrayList<>(tickets(10_000));
        Collections.reverse(numbers);
        long claimed = numbers.get(4_321);
        change(claimed, (stream, context) -> new ClaimTicket(stream, context, "eve", false));
        BulkOrder order = order(numbers, new BulkAction.Claim("bob"), new BulkAction.Reply("Hello"));

        List<BulkResult> results = atOnce(4, () -> bulk.apply(order, call(workspace, "ten-thousand", "body")));

        UUID job = started(results.getFirst()).job();
        assertThat(results).allSatisfy(result -> {
            BulkResult.Started started = started(result);
            assertThat(started.job()).isEqualTo(job);
            assertThat(started.path()).isEqualTo("/commands/jobs/" + job);
            assertThat(started.total()).isEqualTo(10_000);
            assertThat(started.alreadyRunning()).isFalse();
        });
        assertReused(() -> bulk.apply(order, call(workspace, "ten-thousand", "other")));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.DONE);
        assertThat(view.done()).isEqualTo(10_000);
        assertThat(view.refused()).isEqualTo(1);
        assertThat(view.refusals())
                .containsExactly(new Refusal(claimed, "ALREADY_CLAIMED", "The ticket is already claimed."));
        assertThat(view.finishedAt()).isNotNull();
        assertThat(eventsPerTicket("TicketReplied").stream().filter(n -> n == 1))
                .hasSize(9_999);
        assertThat(bulk.apply(order, call(workspace, "ten-thousand", "body")))
                .isEqualTo(new BulkResult.Ended(job, "/commands/jobs/" + job, false, 10_000, 10_000, 9_999, 1));
        Ticket ticket = present(numbers.getLast());
        assertThat(ticket.version()).isEqualTo(3);

        assertThat(bulk.job(call("another").caller(), job)).isNull();
        assertThat(bulk.job(call(workspace).caller(), UUID.randomUUID())).isNull();
        assertThat(jdbc.queryForMap("SELECT numbers::text, actions::text FROM bulk_job WHERE id = ?", job))
                .containsEntry("numbers", "{}")
                .containsEntry("actions", "[]");
    }

    @Test
    void shouldSolveWhatIsUnfinishedAtOnce() {
        List<Long> unfinished = tickets(5);
        change(
                unfinished.get(1),
                (stream, context) -> new io.ticketledger.command.ticket.TicketCommand.SetStatus(
                        stream, context, Status.ON_HOLD, null));
        long solved = ticket(workspace, Status.SOLVED);
        long closed = ticket(workspace, Status.CLOSED);
        long foreign = ticket("another-" + workspace, Status.NEW);

        BulkResult first = bulk.solveUnfinished(call(workspace, "solve", "body"));
        tickets(1);
        BulkResult again = bulk.solveUnfinished(call(workspace, "solve", "body"));

        assertThat(first).isEqualTo(unrefused(5, 5));
        assertThat(again).isEqualTo(first);
        assertThat(unfinished).allSatisfy(n -> assertThat(present(n).status()).isEqualTo(Status.SOLVED));
        assertThat(present(solved).version()).isEqualTo(1);
        assertThat(present(closed).status()).isEqualTo(Status.CLOSED);
        assertThat(commands.change(
                                new io.ticketledger.command.dispatch.TicketRef.ByNumber(foreign),
                                io.ticketledger.command.ticket.TicketCommand.ReleaseTicket::new,
                                call("another-" + workspace))
                        .ticket()
                        .status())
                .isEqualTo(Status.NEW);
        assertThat(bulk.solveUnfinished(call(workspace))).isEqualTo(unrefused(1, 1));
        assertThat(bulk.solveUnfinished(call(workspace))).isEqualTo(unrefused(0, 0));
        assertReused(() -> bulk.solveUnfinished(call(workspace, "solve", "other")));
    }

    @Test
    void shouldRunOneSolvingAtATime() throws Exception {
        tickets(1_500);

        List<BulkResult> results = atOnce(20, () -> bulk.solveUnfinished(call(workspace)));

        List<BulkResult.Started> started =
                results.stream().map(BulkFixture::started).toList();
        assertThat(started)
                .extracting(BulkResult.Started::job)
                .containsOnly(started.getFirst().job());
        assertThat(started.stream().filter(s -> !s.alreadyRunning())).hasSize(1);
        JobView view = ended(started.getFirst().job());
        assertThat(view.done()).isEqualTo(1_500);
        assertThat(view.refused()).isZero();
        assertThat(eventsPerTicket("TicketStatusChanged")).hasSize(1_500).containsOnly(1L);
    }

    @Test
    void shouldWriteWhoGaveTheOrderIntoEachEvent() {
        List<Long> numbers = tickets(1_001);
        UUID job = started(bulk.apply(order(numbers, OPEN), call(workspace))).job();
        ended(job);

        List<String> metaData = jdbc.query(
                "SELECT DISTINCT convert_from(payload, 'UTF8') AS payload, convert_from(meta_data, 'UTF8') AS meta"
                        + " FROM event WHERE workspace = ? AND payload_type = 'TicketStatusChanged' LIMIT 3",
                (row, number) -> row.getString("payload") + row.getString("meta"),
                workspace);
        assertThat(metaData)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .contains(
                                "\"me\"",
                                "credential-1",
                                "Me Myself",
                                Dialect.HELPDESK.word(),
                                "correlation-1",
                                "192.0.2.1"));
    }

    private static BulkResult.Done unrefused(int total, int changed) {
        return new BulkResult.Done(total, changed, 0, List.of(), null);
    }

    private static <T> List<T> atOnce(int times, Callable<T> request) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static void assertReused(Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.error()).isEqualTo(new ApiError.IdempotencyConflict(false)));
    }
}
