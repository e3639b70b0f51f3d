package io.ticketledger.command.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.command.CommandServiceApplication;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.platform.web.RequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The command service on a database of its own; every test has workspaces of its own in it. */
@SpringBootTest(
        classes = CommandServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=command-service")
abstract class BulkFixture {
    @Autowired
    TicketCommands commands;

    @Autowired
    BulkTickets bulk;

    /** As the service: under its role. */
    @Autowired
    JdbcTemplate jdbc;

    final String workspace = "w" + UUID.randomUUID();

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry properties) {
        TestPostgres.Database database = TestPostgres.create();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", () -> "");
    }

    static Call call(String workspace) {
        return call(workspace, null, "");
    }

    static Call call(String workspace, Set<Long> ifVersion) {
        Call call = call(workspace);
        return new Call(call.caller(), call.request(), call.dialect(), null, ifVersion, null);
    }

    /** By another credential than usual. */
    Call callBy(String credentialId) {
        Call call = call(workspace);
        Caller me = call.caller();
        return new Call(
                new Caller(workspace, me.subject(), credentialId, me.displayName(), me.permissions()),
                call.request(),
                call.dialect(),
                null,
                null,
                null);
    }

    static Call call(String workspace, @Nullable String key, String body) {
        return new Call(
                new Caller(workspace, "me", "credential-1", "Me Myself", Set.of(Permission.TICKET_UPDATE)),
                new RequestContext("correlation-1", "192.0.2.1"),
                Dialect.HELPDESK,
                null,
                null,
                key == null ? null : new IdempotencyKey(key, 0, "POST", "/bulk", body.getBytes(), 200));
    }

    static BulkOrder order(List<Long> numbers, BulkAction... actions) {
        return new BulkOrder("test", numbers, List.of(actions));
    }

    long ticket(String inWorkspace, Status status) {
        NewTicket ticket = new NewTicket(
                null, null, null, status, null, null, Assignment.NONE, BulkUpdate.titled("A ticket"), null, null, null);
        return commands.create(ticket, call(inWorkspace)).ticket().number();
    }

    List<Long> tickets(int count) {
        return tickets(workspace, count);
    }

    List<Long> tickets(String inWorkspace, int count) {
        Semaphore lanes = new Semaphore(8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> created = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                created.add(threads.submit(() -> {
                    lanes.acquire();
                    try {
                        return ticket(inWorkspace, Status.NEW);
                    } finally {
                        lanes.release();
                    }
                }));
            }
            return created.stream().map(BulkFixture::done).sorted().toList();
        }
    }

    static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Ticket change(long number, TicketChange change) {
        return commands.change(new TicketRef.ByNumber(number), change, call(workspace))
                .ticket();
    }

    Ticket present(long number) {
        return change(number, (stream, context) -> new UpdateTicket(stream, context, present -> List.of()));
    }

    /** How many events of a type the tickets of the workspace have, by ticket. */
    List<Long> eventsPerTicket(String type) {
        return jdbc.query("""
                SELECT count(event.*) FROM ticket_directory
                LEFT JOIN event ON aggregate_identifier = stream_id AND payload_type = ?
                WHERE ticket_directory.workspace = ? GROUP BY stream_id
                """, (row, number) -> row.getLong(1), type, workspace);
    }

    JobView view(UUID id) {
        return Objects.requireNonNull(bulk.job(call(workspace).caller(), id));
    }

    JobView ended(UUID id) {
        await().atMost(Duration.ofMinutes(3)).until(() -> view(id).state() != JobView.State.RUNNING);
        return view(id);
    }

    static BulkResult.Started started(BulkResult result) {
        assertThat(result).isInstanceOf(BulkResult.Started.class);
        return (BulkResult.Started) result;
    }

    static BulkResult.Done done(BulkResult result) {
        assertThat(result).isInstanceOf(BulkResult.Done.class);
        return (BulkResult.Done) result;
    }
}
