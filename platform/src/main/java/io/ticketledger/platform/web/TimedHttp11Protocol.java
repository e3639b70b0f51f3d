package io.ticketledger.platform.web;

import io.ticketledger.platform.limits.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 that also ends what arrives drop by drop. Tomcat's own time-outs begin anew with every byte; here the head of
 * a request, and the rest of a body that nobody reads, have a time to be complete in, and only so many heads may be
 * incomplete at once: the oldest give way.
 */
public final class TimedHttp11Protocol extends Http11NioProtocol {
    private static final long EVERY = 250;

    private long headNanos = Long.MAX_VALUE;
    private long restNanos = Long.MAX_VALUE;
    private int openHeads = Integer.MAX_VALUE;
    private @Nullable ScheduledFuture<?> watch;
    private Map<SocketWrapperBase<?>, Arrival> arrivals = Map.of();

    private enum Part {
        HEAD,
        REST
    }

    /** What a connection was seen to wait for, and since when. */
    private record Arrival(Part part, long request, long since) {}

    void limits(Limits limits) {
        headNanos = limits.headTimeout().toNanos();
        restNanos = limits.bodyTimeout().toNanos();
        openHeads = limits.openHeads();
        setUseSendfile(false); // it would look like a head that never ends
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::look, EVERY, EVERY, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void look() {
        try {
            look(System.nanoTime());
        } catch (RuntimeException e) {
            getLog().error("Connections could not be looked at", e); // an exception would end the schedule
        }
    }

    private void look(long now) {
        Map<SocketWrapperBase<?>, Arrival> seen = new HashMap<>();
        List<Map.Entry<SocketWrapperBase<?>, Arrival>> heads = new ArrayList<>();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            Arrival arrival = arrival(connection, now);
            if (arrival == null) {
                continue;
            }
            seen.put(connection, arrival);
            if (arrival.part == Part.HEAD) {
                heads.add(Map.entry(connection, arrival));
            } else if (now - arrival.since > restNanos) {
                endRest(connection);
            }
        }
        arrivals = seen;
        heads.sort(Comparator.comparingLong(head -> head.getValue().since));
        for (int i = 0; i < heads.size(); i++) {
            Arrival head = heads.get(i).getValue();
            if (i < heads.size() - openHeads || now - head.since > headNanos) {
                endHead(heads.get(i).getKey(), head);
            }
        }
    }

    /** Since when the connection does what it does; null when it is idle, or at work. */
    private @Nullable Arrival arrival(SocketWrapperBase<?> connection, long now) {
        Arrival first = now(connection, now);
        Arrival before = arrivals.get(connection);
        return first != null && before != null && before.part == first.part && before.request == first.request
                ? before
                : first;
    }

    private static @Nullable Arrival now(SocketWrapperBase<?> connection, long since) {
        // Read without a lock, while it may change: at worst a connection is judged a moment too late.
        if (!(connection.getCurrentProcessor() instanceof Processor processor)
                || processor.isAsync()
                || processor.isUpgrade()) {
            return null;
        }
        Request request = processor.getRequest();
        Part part = request == null ? null : part(request.getRequestProcessor().getStage());
        return request == null || part == null ? null : new Arrival(part, request.getStartTimeNanos(), since);
    }

    private static @Nullable Part part(int stage) {
        return switch (stage) {
            // Tomcat has ended for now what it will take up again when more of the head comes.
            case Constants.STAGE_PARSE, Constants.STAGE_ENDED -> Part.HEAD;
            case Constants.STAGE_ENDINPUT -> Part.REST;
            default -> null;
        };
    }

    private static void endHead(SocketWrapperBase<?> connection, Arrival arrival) {
        // Whoever works on a connection has its lock: who has not got it is waiting for the rest of the head.
        if (connection.getLock().tryLock()) {
            try {
                if (arrival.equals(now(connection, arrival.since))) {
                    connection.close();
                }
            } finally {
                connection.getLock().unlock();
            }
        }
    }

    /** The one who reads it away, and has the lock, waits no longer for more. */
    private static void endRest(SocketWrapperBase<?> connection) {
        connection.setReadTimeout(1);
    }
}
