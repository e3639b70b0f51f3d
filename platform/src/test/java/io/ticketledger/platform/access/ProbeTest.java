package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests over HTTP against {@link ProbeApi}; all share one running application. */
@SpringBootTest(
        classes = ProbeApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yml",
            "ticketledger.admin-key=" + ProbeTest.ADMIN,
            "ticketledger.limits.failed-authentication.delay=0s"
        })
@ExtendWith(OutputCaptureExtension.class)
abstract class ProbeTest {
    static final String ADMIN = "an-admin-key-of-more-than-32-characters";
    static final ScratchDatabase DATABASE = new ScratchDatabase();

    Http http = new Http(0, null);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        http = new Http(port, ADMIN);
        // Every application that starts in this JVM sets the levels of all loggers anew.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.ticketledger.access", LogLevel.DEBUG);
    }

    static String assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
        return response.body();
    }
}
