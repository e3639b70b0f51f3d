package io.ticketledger.platform.web;

import io.ticketledger.platform.limits.Limits;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads away what is left of a body that was answered before its end, so that its sender gets to read the answer. Tomcat
 * would do it for as long as bytes drip; here it ends with the time that a body may take, and for more connections than
 * are allowed at once it isn't begun: they are closed.
 */
final class BodyRestValve extends ValveBase {
    private static final long MOST_BYTES = 32L * 1_024 * 1_024;

    private final Semaphore readers;
    private final long nanos;

    BodyRestValve(Limits limits) {
        super(true);
        this.readers = new Semaphore(limits.halfOpen());
        this.nanos = limits.bodyTimeout().toNanos();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        // Who still waits to be told to go on sends nothing, and Tomcat closes.
        if (request.isAsync() || request.getCoyoteRequest().hasExpectation() || isRead(request)) {
            return;
        }
        response.finishResponse();
        if (!readAway(request)) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private boolean readAway(Request request) {
        if (!readers.tryAcquire()) {
            return false;
        }
        try {
            Sink sink = new Sink();
            long start = System.nanoTime();
            long read = 0;
            for (int n; (n = request.getCoyoteRequest().doRead(sink)) >= 0; ) {
                read += n;
                if (read > MOST_BYTES || System.nanoTime() - start > nanos) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        } finally {
            readers.release();
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Where bytes go that nobody wants. */
    private static final class Sink implements ApplicationBufferHandler {
        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(@Nullable ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
