package io.ticketledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

class LimitsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Limits.class)
    static class Bound {}

    private final ApplicationContextRunner app = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void shouldHaveTheDefaultsThatTheFileShows() {
        app.withInitializer(context -> {
                    try {
                        new YamlPropertySourceLoader()
                                .load("platform", new ClassPathResource("platform.yml"))
                                .forEach(context.getEnvironment().getPropertySources()::addLast);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .run(context -> assertThat(context.getBean(Limits.class)).isEqualTo(LimitsFixture.limits()));
    }

    @Test
    void shouldOnlyLowerWhatAnApiAllows() {
        assertThat(LimitsFixture.limits().page(200)).isEqualTo(200);
        assertThat(LimitsFixture.limits("page", "50").page(200)).isEqualTo(50);
        assertThat(LimitsFixture.limits("page", "500").page(200)).isEqualTo(200);
    }

    @Test
    void shouldTakeTextsAsLongAsTheBodyUnlessToldOtherwise() {
        assertThat(LimitsFixture.limits("body", "1MB").textLength()).isEqualTo(1024 * 1024);
        assertThat(LimitsFixture.limits("text", "5000").textLength()).isEqualTo(5000);
    }

    @Test
    void shouldReadTimesAndNestedNames() {
        Limits limits = LimitsFixture.limits(
                "rate.requests", "10", "rate.period", "10s", "failed-authentication.delay", "0s", "body-timeout", "5s");

        assertThat(limits.rate()).isEqualTo(new Limits.Rate(10, Duration.ofSeconds(10)));
        assertThat(limits.failedAuthentication().delay()).isZero();
        assertThat(limits.bodyTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "body, 1B, 'body is 1, but must be from 1024 to 67108864'",
        "depth, 104, 'depth is 104, but must be from 4 to 103'",
        "text, 3000000, 'text is 3000000, but must be from 1000 to 2097152'",
        "page, 10000, 'page is 10000, but must be from 1 to 9999'",
        "batch, 0, 'batch is 0, but must be from 1 to 1000'",
        "bulk, 100001, 'bulk is 100001, but must be from 1 to 100000'",
        "body-timeout, 0s, 'body-timeout is 0 ms, but must be from 100 ms to 3600000 ms'",
        "concurrent-requests, 0, 'concurrent-requests is 0, but must be from 1 to 1000000'",
        "rate.requests, -1, 'rate.requests is -1, but must be from 0 to 1000000000'",
        "failed-authentication.delay, 2m, 'failed-authentication.delay is 120000, but must be from 0 to 60000'",
    })
    void shouldNotStartWithLimitsThatCannotBeMeant(String name, String value, String reason) {
        app.withPropertyValues("ticketledger.limits." + name + "=" + value).run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            FailureAnalysis analysis = Objects.requireNonNull(new LimitsFailureAnalyzer().analyze(failure));
            assertThat(analysis.getDescription()).isEqualTo("ticketledger.limits." + reason + ".");
        });
    }
}
