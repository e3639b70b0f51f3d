package io.ticketledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a line quotes, it stays one event with its further lines indented, and shows no control characters. */
class HostileLogTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO [x] forged : admin logged in";
    private static final StandardEnvironment SETTINGS = settings();

    private final LoggerContext context = new LoggerContext();

    static Stream<String> hostile() {
        return Stream.of(
                        "\n",
                        "\r",
                        "\r\n",
                        "\n\n",
                        "\r\r\n",
                        "\u2028",
                        "\u2029",
                        "\u0085",
                        "\u000b",
                        "\f",
                        "\u001b[2K\u001b[1A",
                        "\b\b\b",
                        "\u009b31m",
                        "\u202e",
                        "\u2066",
                        "\u200f",
                        "\u0000",
                        "\u007f",
                        "\ufeff")
                .map(nasty -> "before" + nasty + FORGED);
    }

    static Stream<Arguments> hostileWhereTextGoes() {
        return Stream.of("console", "file").flatMap(to -> hostile().map(text -> Arguments.of(to, text)));
    }

    @ParameterizedTest
    @MethodSource("hostileWhereTextGoes")
    void shouldKeepTextLinesApart(String to, String text) {
        assertApart(layout(to).doLayout(message(text)), "\n");
        // An empty line follows a stack trace.
        assertApart(layout(to).doLayout(failure(text)), "\n\n");
    }

    private static void assertApart(String written, String end) {
        assertThat(written).contains("before").endsWith(end);
        String entry = written.substring(0, written.length() - end.length());
        assertThat(entry.split("\n", -1)).allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(entry.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("    "));
        assertHarmless(entry.replaceAll("[\\n\\t]", ""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldKeepJsonOnOneLine(String text) {
        for (LoggingEvent event : List.of(message(text), failure(text))) {
            String written = new String(encoder().encode(event), StandardCharsets.UTF_8);

            assertThat(written).endsWith("\n");
            assertHarmless(written.substring(0, written.length() - 1));
            JsonNode json = new JsonMapper().readTree(written);
            assertThat(json.toString()).contains("before").contains("forged");
        }
    }

    @Test
    void shouldLeaveOrdinaryTextAlone() {
        String text = "Grüße, 日本語 \uD83C\uDFAB\tand %m{x} $0 \\n";

        assertThat(layout("file").doLayout(message(text)))
                .endsWith(" : told " + text + "\n")
                .doesNotContain("?");
        assertThat(layout("console").doLayout(failure("x")))
                .contains("\n    java.lang.IllegalStateException: x\n    \tat ");
    }

    private static void assertHarmless(String line) {
        assertThat(line.codePoints().filter(HostileLogTest::harmful).boxed()).isEmpty();
    }

    private static boolean harmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private LoggingEvent message(String text) {
        return event("told {}", null, text);
    }

    private LoggingEvent failure(String text) {
        return event("failed", new IllegalStateException(text, new IOException(text)));
    }

    private LoggingEvent event(String message, @Nullable Throwable failure, Object... arguments) {
        LoggingEvent event = new LoggingEvent(
                "fqcn", context.getLogger("io.ticketledger.Some"), Level.WARN, message, failure, arguments);
        event.setMDCPropertyMap(Map.of("correlationId", "id-1"));
        return event;
    }

    private PatternLayout layout(String to) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(SETTINGS.getProperty("logging.pattern." + to));
        layout.start();
        return layout;
    }

    private StructuredLogEncoder encoder() {
        context.putObject(Environment.class.getName(), SETTINGS);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return encoder;
    }

    private static StandardEnvironment settings() {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("platform", new ClassPathResource("platform.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            return environment;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
