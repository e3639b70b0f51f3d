package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.AuditFilter;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.audit.AuditLog.Slice;
import io.ticketledger.query.audit.FeedWatch;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells events as they happen, as Server-Sent Events: {@code id} is the position. When nothing else was sent for 15 s, a
 * comment is, with the position up to which was looked. It ends when its credential is no longer accepted, when the
 * service does, and when the store has become another one.
 */
@Component
class AuditLive {
    /** How many may listen at once in a process. */
    static final int MOST = 100;

    /** How many of one workspace. */
    static final int MOST_OF_ONE = 10;

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Duration LOOK_AFTER_CREDENTIAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT_AFTER = Duration.ofSeconds(15);

    private final AuditLog log;
    private final FeedWatch watch;
    private final Duration heartbeatAfter;
    private final WorkspacePlaces places = new WorkspacePlaces(MOST, MOST_OF_ONE);

    @Autowired
    AuditLive(AuditLog log, FeedWatch watch) {
        this(log, watch, HEARTBEAT_AFTER);
    }

    AuditLive(AuditLog log, FeedWatch watch, Duration heartbeatAfter) {
        this.log = log;
        this.watch = watch;
        this.heartbeatAfter = heartbeatAfter;
    }

    /** Before the web server waits for requests to end. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        watch.close();
    }

    /** Writes events behind the position until somebody ends it. */
    void tell(
            WorkspaceScope scope,
            AuditFilter filter,
            long after,
            Standing standing,
            Function<AuditEvent, byte[]> line,
            HttpServletResponse response)
            throws IOException {
        if (!places.take(scope.workspace())) {
            throw new ApiException(new ApiError.Unavailable("there are enough who listen already", 10));
        }
        try {
            response.setContentType(AuditFormat.LIVE.mediaType());
            response.setHeader("X-Accel-Buffering", "no");
            OutputStream out = response.getOutputStream();
            out.write(heartbeat(after));
            response.flushBuffer();
            follow(scope, filter, after, standing, line, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.leave(scope.workspace());
        }
    }

    private void follow(
            WorkspaceScope scope,
            AuditFilter filter,
            long after,
            Standing standing,
            Function<AuditEvent, byte[]> line,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        long last = after;
        long own = after;
        long told = System.nanoTime();
        int returns = watch.returns();
        while (!watch.closed()) {
            long head = watch.await(last, LOOK_AFTER_CREDENTIAL);
            if (!standing.stands() || watch.returns() != returns) {
                return;
            }
            Slice slice = log.next(scope, filter, last, head, AuditLog.BATCH);
            OutputStream out = response.getOutputStream();
            for (AuditEvent event : slice.events()) {
                out.write(message(event, line));
            }
            // Whatever lies between is of other workspaces.
            last = slice.looked() == 0 ? Math.max(last, head) : slice.last();
            own = slice.looked() == 0 ? own : slice.last();
            boolean silent = slice.events().isEmpty();
            if (silent && System.nanoTime() - told >= heartbeatAfter.toNanos()) {
                out.write(heartbeat(own));
                silent = false;
            }
            told = silent ? told : System.nanoTime();
            response.flushBuffer();
        }
    }

    /** A comment, and an id without data: a listener dispatches nothing, but knows where to go on. */
    private static byte[] heartbeat(long position) {
        return (":\nid: " + position + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] message(AuditEvent event, Function<AuditEvent, byte[]> line) {
        byte[] head =
                ("id: " + event.position() + "\nevent: " + event.type() + "\ndata: ").getBytes(StandardCharsets.UTF_8);
        byte[] data = line.apply(event);
        byte[] message = new byte[head.length + data.length + 1];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(data, 0, message, head.length, data.length);
        message[message.length - 1] = '\n';
        return message;
    }
}
