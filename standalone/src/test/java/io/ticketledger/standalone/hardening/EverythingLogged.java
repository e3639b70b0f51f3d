package io.ticketledger.standalone.hardening;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that anything logs in this JVM, with every logger at TRACE that no setting of ours holds back, until closed. */
final class EverythingLogged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final List<String> RAISED =
            List.of(Logger.ROOT_LOGGER_NAME, "io.ticketledger", "io.ticketledger.access");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<String, @Nullable Level> before = new LinkedHashMap<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    EverythingLogged() {
        setContext(context);
        start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
        for (String name : RAISED) {
            before.put(name, context.getLogger(name).getLevel());
            context.getLogger(name).setLevel(Level.TRACE);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLoggerName()
                + ' '
                + event.getFormattedMessage()
                + ' '
                + Objects.toString(event.getKeyValuePairs(), "")
                + ' '
                + event.getMDCPropertyMap()
                + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        before.forEach((name, level) -> context.getLogger(name).setLevel(level));
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
    }
}
