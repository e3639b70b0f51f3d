package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suites prove something: a server that takes everything and does nothing fails every test of theirs. */
class NoOpTest {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldFailEveryTestAgainstAServerThatDoesNothing() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : NOTHING.length);
            if (!head) {
                exchange.getResponseBody().write(NOTHING);
            }
            exchange.close();
        });
        server.start();
        Outcomes outcomes = new Outcomes();
        try {
            Target.elsewhere = "http://127.0.0.1:" + server.getAddress().getPort();
            LauncherDiscoveryRequest suites = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(WriteConformanceTest.class), selectClass(ReadConformanceTest.class))
                    .build();
            LauncherFactory.create().execute(suites, outcomes);
        } finally {
            Target.elsewhere = null;
            server.stop(0);
        }

        assertThat(outcomes.other).isEmpty();
        assertThat(outcomes.failed).hasSizeGreaterThan(100);
    }

    private static final class Outcomes implements TestExecutionListener {
        private final List<String> failed = new ArrayList<>();
        private final List<String> other = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                (result.getStatus() == TestExecutionResult.Status.FAILED ? failed : other).add(test.getUniqueId());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            other.add(test.getUniqueId() + ": " + reason);
        }
    }
}
