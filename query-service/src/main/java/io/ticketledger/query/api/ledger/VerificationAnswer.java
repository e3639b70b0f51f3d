package io.ticketledger.query.api.ledger;

import io.ticketledger.query.verify.Difference;
import io.ticketledger.query.verify.Verification.Verified;
import io.ticketledger.query.verify.VerificationObserver;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a verification while it goes on: something each second, so that who has gone away is noticed. */
abstract sealed class VerificationAnswer implements VerificationObserver {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    final JsonMapper mapper;
    private final HttpServletResponse response;
    private final Runnable goOn;
    private final LongSupplier nanoTime;
    private long told;

    /** @param goOn throws when the answer must not go on */
    private VerificationAnswer(JsonMapper mapper, HttpServletResponse response, Runnable goOn, LongSupplier nanoTime) {
        this.mapper = mapper;
        this.response = response;
        this.goOn = goOn;
        this.nanoTime = nanoTime;
        told = nanoTime.getAsLong();
    }

    @Override
    public final void progress(long checked, long of) throws IOException {
        goOn.run();
        long now = nanoTime.getAsLong();
        if (now - told >= EVERY) {
            told = now;
            tellProgress(checked, of);
            response.flushBuffer();
        }
    }

    abstract void tellProgress(long checked, long of) throws IOException;

    abstract void end(Verified verified) throws IOException;

    final void write(Object value) throws IOException {
        response.getOutputStream().write(mapper.writeValueAsBytes(value));
        response.getOutputStream().write('\n');
    }

    /** Progress, differences as they are found, and at last the result, each on a line of its own. */
    static final class Lines extends VerificationAnswer {

        record Progress(long checked, long of) {}

        record ProgressLine(Progress progress) {}

        Lines(JsonMapper mapper, HttpServletResponse response, Runnable goOn, LongSupplier nanoTime) {
            super(mapper, response, goOn, nanoTime);
        }

        @Override
        public void found(Difference difference) throws IOException {
            write(difference);
        }

        @Override
        void tellProgress(long checked, long of) throws IOException {
            write(new ProgressLine(new Progress(checked, of)));
        }

        @Override
        void end(Verified verified) throws IOException {
            write(verified);
        }
    }

    /** One object at the end; before it, while it takes long, blanks. */
    static final class Whole extends VerificationAnswer {
        /** How many differences are listed; the others are counted. */
        static final int MOST = 10_000;

        private final List<Difference> differences = new ArrayList<>();

        record Answer(long checked, long found, long position, List<Difference> differences) {}

        Whole(JsonMapper mapper, HttpServletResponse response, Runnable goOn, LongSupplier nanoTime) {
            super(mapper, response, goOn, nanoTime);
        }

        @Override
        public void found(Difference difference) {
            if (differences.size() < MOST) {
                differences.add(difference);
            }
        }

        @Override
        void tellProgress(long checked, long of) throws IOException {
            super.response.getOutputStream().write(' ');
        }

        @Override
        void end(Verified verified) throws IOException {
            write(new Answer(verified.checked(), verified.found(), verified.position(), differences));
        }
    }
}
