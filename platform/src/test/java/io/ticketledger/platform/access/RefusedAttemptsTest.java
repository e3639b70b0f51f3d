package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusedAttemptsTest {
    private static final Authentication.Rejected UNKNOWN = new Authentication.Rejected(Reason.INVALID);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.ticketledger.security");

    private final AtomicLong nanos = new AtomicLong();
    private final RefusedAttempts attempts = new RefusedAttempts(false, nanos::get);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(lines);
    }

    @Test
    void shouldTellOfAFloodInAFewLinesAndAnewAfterAnHour() {
        for (int i = 0; i < 1_500; i++) {
            attempts.tell("helpdesk", UNKNOWN, "192.0.2." + i % 256);
        }
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        attempts.tell("helpdesk", UNKNOWN, "192.0.2.1");

        String line = "authentication refused reason=invalid api=helpdesk from=192.0.2.0/24 key=- attempts=";
        assertThat(told()).containsExactly(line + 1, line + 10, line + 100, line + 1000, line + 1);
    }

    @Test
    void shouldTellNetworksApisAndKnownKeysApart() {
        attempts.tell("crm", UNKNOWN, "2001:db8:1:2::3");
        attempts.tell("isp", UNKNOWN, "2001:db8:1:3::4");
        attempts.tell("crm", new Authentication.Rejected(Reason.EXPIRED, "key-1"), "::ffff:198.51.100.7");
        attempts.tell("crm", new Authentication.Rejected(Reason.INVALID, "key-2"), null);

        assertThat(told())
                .containsExactly(
                        "authentication refused reason=invalid api=crm from=2001:0db8:0001::/48 key=- attempts=1",
                        "authentication refused reason=invalid api=isp from=2001:0db8:0001::/48 key=- attempts=1",
                        "authentication refused reason=expired api=crm from=198.51.100.0/24 key=key-1 attempts=1",
                        "authentication refused reason=invalid api=crm from=null key=key-2 attempts=1");
    }

    @Test
    void shouldTellAddressesWhenConfigured() {
        new RefusedAttempts(true).tell("crm", UNKNOWN, "192.0.2.77");

        assertThat(told()).singleElement().satisfies(line -> assertThat(line).contains(" from=192.0.2.77 "));
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
