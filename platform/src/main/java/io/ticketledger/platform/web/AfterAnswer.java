package io.ticketledger.platform.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** What is done once, when a request has been answered, be it by another thread. */
public final class AfterAnswer {
    private AfterAnswer() {}

    /** Call it when the chain has returned; the action runs now, or when the answer that goes on elsewhere is complete. */
    public static void run(HttpServletRequest request, Runnable action) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new WhenComplete(action));
        } else {
            action.run();
        }
    }

    private record WhenComplete(Runnable action) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
