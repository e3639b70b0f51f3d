package io.ticketledger.standalone;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when the projections start, and how many events they find. */
@Component
final class RebuildClock implements SmartLifecycle {

    private final JdbcClient jdbc;
    private volatile boolean running;
    private volatile long begin;
    private volatile long events;

    RebuildClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        events = jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
        begin = System.nanoTime();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Just before the projections, which have phase 0. */
    @Override
    public int getPhase() {
        return -1;
    }

    long events() {
        return events;
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
