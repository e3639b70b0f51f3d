package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.platform.dialects.LedgerApi;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.limits.LimitsFixture;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.ApiRegistry;
import io.ticketledger.platform.web.ErrorAnswers;
import io.ticketledger.platform.web.JsonBodyReader;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is let in how often and how many at once, and how each of the APIs says that somebody is not. */
@ParameterizedClass(name = "{0}")
@MethodSource("paths")
class AdmissionTest {
    private static final List<ApiDefinition> APIS = apis();

    private final String path;
    private final ApiDefinition api;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Duration> waits = new ArrayList<>();
    private int served;

    AdmissionTest(String path) {
        this.path = path;
        this.api = Objects.requireNonNull(new ApiRegistry(APIS).apiOf(path));
    }

    static List<String> paths() {
        return List.of(
                "/api/tickets",
                "/api/v2/ticket",
                "/backend/api/v1/tickets",
                "/tickets/claim",
                "/api/v1/tickets",
                "/queries/tickets");
    }

    private static List<ApiDefinition> apis() {
        try (var context = new AnnotationConfigApplicationContext(LedgerApi.class.getPackageName())) {
            return List.copyOf(context.getBeansOfType(ApiDefinition.class).values());
        }
    }

    @Test
    void shouldCountRequestsAndSayHowManyMoreThereMayBe() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("rate.requests", "2", "rate.period", "1h"));

        MockHttpServletResponse first = gate.send("good", path);
        MockHttpServletResponse second = gate.send("good", path + "/no/such/path");
        MockHttpServletResponse third = gate.send("good", path);

        assertThat(served).isEqualTo(1);
        assertThat(second.getStatus()).isBetween(400, 404);
        int wait = Integer.parseInt(Objects.requireNonNull(third.getHeader("Retry-After")));
        assertThat(wait).isBetween(1, 1800);
        assertAnswer(third, new ApiError.RateLimited(wait));
        for (MockHttpServletResponse answer : List.of(first, second, third)) {
            assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"credential\";q=2;w=3600");
        }
        assertThat(first.getHeader("RateLimit")).matches("\"credential\";r=1;t=1[78]\\d\\d");
        assertThat(second.getHeader("RateLimit")).matches("\"credential\";r=0;t=3[56]\\d\\d");
        assertThat(third.getHeader("RateLimit")).matches("\"credential\";r=0;t=3[56]\\d\\d");
        assertThat(gate.send("other", path).getHeader("RateLimit")).startsWith("\"credential\";r=1;");
        assertThat(refused("rate")).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfRatesUnlessThereIsALimit() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits());

        assertThat(gate.send("good", path).getHeaderNames())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("ratelimit"));
    }

    @Test
    void shouldTakeSoManyAtOnceAndNeverRefuseHealth() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests", "1"));
        List<MockHttpServletResponse> within = new ArrayList<>();

        gate.send("good", path, (request, response) -> {
            within.add(gate.send("other", path));
            within.add(gate.send("bad", path));
            within.add(gate.send(null, "/actuator/health"));
            within.add(gate.send(null, "/actuator/prometheus"));
        });

        ApiError busy = ErrorAnswers.BUSY;
        assertAnswer(within.get(0), busy);
        assertAnswer(within.get(1), busy);
        assertThat(within.get(2).getStatus()).isEqualTo(200);
        assertThat(within.get(3).getStatus()).isEqualTo(200);
        assertThat(refused("process")).isEqualTo(2);
        assertThat(gate.send("other", path).getStatus())
                .as("the place is free again")
                .isEqualTo(200);
    }

    @Test
    void shouldTakeSoManyOfWhatNeedsNoCredential() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-probes", "1", "concurrent-pages", "1"));
        ErrorAnswer busy = new LedgerErrors().answer(ErrorAnswers.BUSY);

        for (String taken : List.of("/actuator/health", "/v3/api-docs")) {
            String free = taken.equals("/v3/api-docs") ? "/actuator/prometheus" : "/swagger-ui/index.html";
            List<MockHttpServletResponse> within = new ArrayList<>();
            gate.send(null, taken, (request, response) -> {
                within.add(gate.send(null, taken));
                within.add(gate.send(null, free));
                within.add(gate.send("good", path));
                within.add(gate.send(null, "/actuator/health/liveness"));
            });
            assertThat(within.get(3).getStatus()).as("liveness").isEqualTo(200);
            assertThat(within.get(0).getStatus()).isEqualTo(503);
            assertThat(within.get(0).getContentAsString()).isEqualTo(busy.body());
            assertThat(within.get(0).getHeader("Retry-After")).isEqualTo("1");
            assertThat(within.get(1).getStatus()).isEqualTo(200);
            assertThat(within.get(2).getStatus()).isEqualTo(200);
            assertThat(gate.send(null, taken).getStatus()).isEqualTo(200);
        }
        assertThat(refused("public")).isEqualTo(2);
    }

    @Test
    void shouldHoldSoManyBytesOfBodiesAtOnce() throws Exception {
        Limits limits = LimitsFixture.limits("body", "1KB", "bodies", "2KB");
        JsonBodyReader bodies = new JsonBodyReader(limits);
        Gate gate = new Gate(limits);
        List<MockHttpServletResponse> within = new ArrayList<>();

        gate.send(gate.withBody(600), (request, response) -> {
            bodies.read(request);
            within.add(gate.send(gate.withBody(600), (second, answer) -> bodies.read(second)));
            within.add(gate.send(gate.withBody(200), (third, answer) -> bodies.read(third)));
        });

        assertAnswer(within.get(0), ErrorAnswers.BUSY);
        assertThat(within.get(1).getStatus()).isEqualTo(200);
        assertThat(gate.send(gate.withBody(1024), (request, response) -> bodies.read(request))
                        .getStatus())
                .as("there is room again")
                .isEqualTo(200);
        assertThat(meters.get("ticketledger.requests.refused")
                        .tag("limit", "bodies")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldChargeTheTokensOfASubjectTogether() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("rate.requests", "1", "rate.period", "1h"));

        assertThat(gate.send("ann/token-1", path).getStatus()).isEqualTo(200);
        assertThat(gate.send("ann/token-2", path).getStatus()).isEqualTo(429);
        assertThat(gate.send("bob/token-3", path).getStatus()).isEqualTo(200);
        Caller ann = new Caller("acme", "ann", "a-key", "Ann", EnumSet.allOf(Permission.class));
        assertThat(new Authentication.Accepted(ann, CredentialKind.API_KEY).payer())
                .isEqualTo("acme/a-key");
    }

    @Test
    void shouldTakeSoManyOfOneCredential() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests-per-credential", "1"));
        List<MockHttpServletResponse> within = new ArrayList<>();

        gate.send("good", path, (request, response) -> {
            within.add(gate.send("good", path));
            within.add(gate.send("other", path));
        });

        assertAnswer(within.get(0), new ApiError.RateLimited(1));
        assertThat(within.get(1).getStatus()).isEqualTo(200);
        assertThat(refused("credential")).isEqualTo(1);
        assertThat(gate.send("good", path).getStatus()).isEqualTo(200);
    }

    @Test
    void shouldKeepThePlaceUntilAnAsynchronousAnswerEnds() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests-per-credential", "1"));
        MockHttpServletRequest streamed = gate.request("good", path);

        gate.send(streamed, (request, response) -> {
            request.startAsync();
        });

        assertAnswer(gate.send("good", path), new ApiError.RateLimited(1));
        assertThat(gate.admission.running()).isEqualTo(1);
        ((MockAsyncContext) Objects.requireNonNull(streamed.getAsyncContext())).complete();
        assertThat(gate.admission.running()).isZero();
        assertThat(gate.send("good", path).getStatus()).isEqualTo(200);
    }

    @Test
    void shouldLeaveThePlaceOfAFault() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests", "1"));

        for (int i = 0; i < 3; i++) {
            gate.send("good", path, (request, response) -> {
                throw new IllegalStateException("a fault");
            });
        }

        assertThat(gate.admission.running()).isZero();
    }

    @Test
    void shouldSlowFailedAttemptsAndNothingElse() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests", "1"));

        for (int i = 0; i < 3; i++) {
            assertAnswer(gate.send("bad", path), new ApiError.BadCredential(ApiError.BadCredential.Reason.INVALID));
            assertThat(gate.send("good", path).getStatus()).isEqualTo(200);
            assertAnswer(gate.send(null, path), new ApiError.Unauthenticated());
        }

        assertThat(waits).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(failures("at_once")).isEqualTo(1);
        assertThat(failures("slowed")).isEqualTo(2);
    }

    @Test
    void shouldServeTheValidWhileTheOthersWait() throws Exception {
        Gate gate = new Gate(LimitsFixture.limits("concurrent-requests", "1", "failed-authentication.waiting", "1"));
        List<MockHttpServletResponse> meanwhile = new ArrayList<>();
        gate.send("bad", path);

        gate.whileWaiting = () -> {
            gate.whileWaiting = () -> {};
            meanwhile.add(gate.send("good", path));
            meanwhile.add(gate.send("bad", path));
        };
        gate.send("bad", path);

        assertThat(meanwhile.get(0).getStatus()).isEqualTo(200);
        assertAnswer(meanwhile.get(1), new ApiError.RateLimited(2));
        assertThat(failures("crowded")).isEqualTo(1);
    }

    private double refused(String limit) {
        return meters.counter("ticketledger.requests.refused", "limit", limit).count();
    }

    private double failures(String answer) {
        return meters.counter("ticketledger.failed.authentications", "answer", answer)
                .count();
    }

    /** Exactly what the API says of the error. */
    private void assertAnswer(MockHttpServletResponse response, ApiError error) throws Exception {
        ErrorAnswer expected = api.errors().answer(error);
        assertThat(response.getContentAsString()).isEqualTo(expected.body());
        assertThat(response.getStatus()).isEqualTo(expected.status());
        expected.headers()
                .forEach((name, value) -> assertThat(response.getHeader(name)).isEqualTo(value));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @FunctionalInterface
    private interface Endpoint {
        void serve(MockHttpServletRequest request, MockHttpServletResponse response) throws Exception;
    }

    /** The filter with all APIs behind it, two good credentials, and nobody who really waits. */
    private final class Gate {
        private final Admission admission;
        private final AccessFilter filter;
        private Work whileWaiting = () -> {};

        Gate(Limits limits) {
            admission = new Admission(
                    limits,
                    LimitsFixture.failedAttempts(limits, time -> {
                        waits.add(time);
                        assertThat(running()).as("who waits has no place").isZero();
                        try {
                            whileWaiting.run();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }),
                    new RefusedAttempts(false),
                    meters);
            ApiRegistry registry = new ApiRegistry(APIS);
            filter = new AccessFilter(
                    registry,
                    new CredentialChain(List.of(Gate::authenticate), new AuthenticationCounts(meters)),
                    admission,
                    new ErrorAnswers(registry, new LedgerErrors()));
        }

        private int running() {
            return admission.running();
        }

        /** A JSON object of so many bytes. */
        MockHttpServletRequest withBody(int bytes) {
            MockHttpServletRequest request = request("good", path);
            request.setContentType("application/json");
            request.setContent(("{\"a\":\"" + "x".repeat(bytes - 8) + "\"}").getBytes(StandardCharsets.UTF_8));
            return request;
        }

        /** Of a token that has one the subject stands before a slash. */
        private static Authentication authenticate(String secret) {
            return secret.equals("bad")
                    ? new Authentication.Rejected(ApiError.BadCredential.Reason.INVALID)
                    : new Authentication.Accepted(new Caller(
                            "acme", secret.replaceFirst("/.*", ""), secret, secret, EnumSet.allOf(Permission.class)));
        }

        MockHttpServletRequest request(@Nullable String key, String to) {
            // The first route of each root takes one of the two.
            String method = to.equals("/tickets/claim") ? "POST" : "GET";
            MockHttpServletRequest request = new MockHttpServletRequest(method, to);
            request.setAsyncSupported(true);
            if (key != null) {
                boolean helpdesk = api.routes().name().equals("helpdesk");
                request.addHeader("Authorization", (helpdesk ? "apikey " : "Bearer ") + key);
            }
            return request;
        }

        MockHttpServletResponse send(@Nullable String key, String to) throws Exception {
            return send(key, to, (request, response) -> {});
        }

        MockHttpServletResponse send(@Nullable String key, String to, Endpoint endpoint) throws Exception {
            return send(request(key, to), endpoint);
        }

        MockHttpServletResponse send(MockHttpServletRequest request, Endpoint endpoint) throws Exception {
            MockHttpServletResponse response = new MockHttpServletResponse();
            FilterChain chain = (seen, answered) -> {
                served++;
                try {
                    endpoint.serve(request, response);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            };
            filter.doFilter(request, response, chain);
            return response;
        }
    }
}
