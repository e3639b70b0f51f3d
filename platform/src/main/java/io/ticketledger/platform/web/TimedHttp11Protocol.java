package io.ticketledger.platform.web;

import io.ticketledger.platform.limits.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 that also ends heads of requests that arrive drop by drop. Tomcat's own time-outs begin anew with every byte;
 * here a head has a time to be complete in, and only so many may be incomplete at once: the oldest give way.
 */
public final class TimedHttp11Protocol extends Http11NioProtocol {
    private static final long EVERY = 250;

    private long headNanos = Long.MAX_VALUE;
    private int halfOpen = Integer.MAX_VALUE;
    private @Nullable ScheduledFuture<?> watch;
    private Map<SocketWrapperBase<NioChannel>, Arrival> arrivals = Map.of();

    /** The request whose head is incomplete, and since when. */
    private record Arrival(long request, long since) {}

    void limits(Limits limits) {
        headNanos = limits.headTimeout().toNanos();
        halfOpen = limits.halfOpen();
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
        Map<SocketWrapperBase<NioChannel>, Arrival> seen = new HashMap<>();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            Arrival arrival = arrival(connection, now);
            if (arrival != null) {
                seen.put(connection, arrival);
            }
        }
        arrivals = seen;
        List<Map.Entry<SocketWrapperBase<NioChannel>, Arrival>> oldestFirst = new ArrayList<>(seen.entrySet());
        oldestFirst.sort(Map.Entry.comparingByValue(Comparator.comparingLong(Arrival::since)));
        int surplus = oldestFirst.size() - halfOpen;
        for (Map.Entry<SocketWrapperBase<NioChannel>, Arrival> entry : oldestFirst) {
            Arrival arrival = entry.getValue();
            if (surplus-- > 0 || now - arrival.since > headNanos) {
                end(entry.getKey(), arrival);
            }
        }
    }

    /** Since when the connection waits for the rest of a head; null when it doesn't. */
    private @Nullable Arrival arrival(SocketWrapperBase<NioChannel> connection, long now) {
        Arrival first = now(connection, now);
        Arrival before = arrivals.get(connection);
        return first != null && before != null && before.request == first.request ? before : first;
    }

    private static @Nullable Arrival now(SocketWrapperBase<?> connection, long since) {
        // A processor stays with a connection only between two readings of one head, or while an answer is
        // asynchronous.
        if (!(connection.getCurrentProcessor() instanceof Processor processor)
                || processor.isAsync()
                || processor.isUpgrade()) {
            return null;
        }
        Request request = processor.getRequest();
        return request == null ? null : new Arrival(request.getStartTimeNanos(), since);
    }

    private static void end(SocketWrapperBase<NioChannel> connection, Arrival arrival) {
        // Whoever works on a connection has its lock, and its processor.
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
}
