package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.LimitsFixture;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.changelog.ChangeLogQuery;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.platform.ProjectionRun;
import io.ticketledger.query.platform.TestLog;
import io.ticketledger.query.replies.RepliesQuery;
import io.ticketledger.query.reports.ReportsQuery;
import io.ticketledger.query.stats.StatsQuery;
import io.ticketledger.query.tickets.TicketList;
import io.ticketledger.query.tickets.TicketReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The native queries on a running projection; who calls is said by workspace. */
final class QueryApi {
    /** When reports are made. */
    static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String WORKSPACE = "X-Test-Workspace";
    private final MockMvc mvc;

    QueryApi(ProjectionRun run, TestLog log, Duration timeout) {
        CursorSigner signer = new CursorSigner(() -> new byte[32]);
        ReadYourWrites waiting = new ReadYourWrites(log, timeout, Clock.systemUTC());
        mvc = MockMvcBuilders.standaloneSetup(
                        new LedgerTicketQueries(
                                new TicketReader(() -> run.readModel, log, waiting, run.tickets()),
                                new TicketList(() -> run.readModel, signer),
                                new RepliesQuery(() -> run.readModel, signer),
                                new ChangeLogQuery(() -> run.readModel, signer),
                                waiting,
                                run.tickets(),
                                Consistency.STRONG,
                                LimitsFixture.limits()),
                        new LedgerStatsQueries(
                                new StatsQuery(() -> run.readModel), waiting, run.stats(), Consistency.STRONG),
                        new LedgerReports(
                                new ReportsQuery(() -> run.readModel, Clock.fixed(NOW, ZoneOffset.UTC)),
                                waiting,
                                run.reports(),
                                Consistency.STRONG,
                                MAPPER))
                .setCustomArgumentResolvers(new CallerByHeader())
                .setControllerAdvice(new Errors())
                .build();
    }

    /** An answer; its body is parsed when it is asked for. */
    record Answer(MockHttpServletResponse response) {
        int status() {
            return response.getStatus();
        }

        String header(String name) {
            String value = response.getHeader(name);
            return value == null ? "" : value;
        }

        String text() {
            return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return MAPPER.readTree(text());
        }
    }

    Answer get(String workspace, String path) {
        return send(workspace, get(URI.create(path)));
    }

    Answer send(String workspace, MockHttpServletRequestBuilder request) {
        try {
            return new Answer(mvc.perform(request.header(WORKSPACE, workspace))
                    .andReturn()
                    .getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockHttpServletRequestBuilder get(URI path) {
        return org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path);
    }

    private static final class CallerByHeader implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
            String workspace = request.getHeader(WORKSPACE);
            return new Caller(workspace == null ? "" : workspace, "anna", "key", "Anna", Set.of());
        }
    }

    @RestControllerAdvice
    static final class Errors {
        @ExceptionHandler
        ResponseEntity<String> answer(ApiException e) {
            ErrorAnswer answer = new LedgerErrors().answer(e.error());
            ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.status());
            answer.headers().forEach((name, value) -> builder.header(name, value));
            return builder.body(answer.body());
        }
    }
}
