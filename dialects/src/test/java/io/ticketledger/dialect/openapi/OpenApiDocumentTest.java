package io.ticketledger.dialect.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.dialect.openapi.OpenApiDocument.Operation;
import io.ticketledger.events.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What every API's document must hold. */
@ParameterizedClass
@MethodSource("tables")
class OpenApiDocumentTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final RouteTable table;
    private final OpenApiDocument document;

    OpenApiDocumentTest(RouteTable table) {
        this.table = table;
        this.document = OpenApiDocument.of(table);
    }

    /** Every API's, by the name that its class must have. */
    static List<RouteTable> tables() throws ReflectiveOperationException {
        List<RouteTable> tables = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String word = dialect.word();
            String capitalized = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            Class<?> routes = Class.forName("io.ticketledger.dialect." + word + "." + capitalized + "Routes");
            tables.add((RouteTable) routes.getField("TABLE").get(null));
        }
        return tables;
    }

    /** What can go wrong with any request; a failed login is 403 in the Discord bot's API. */
    private Set<Integer> failures() {
        return table.name().equals("discord") ? Set.of(403, 500, 503) : Set.of(401, 403, 500, 503);
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        for (Operation operation : document.operations()) {
            described.add(
                    operation + " " + operation.json().path("x-permission").asString());
        }

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        table.routes().stream().map(OpenApiDocumentTest::line).toList());
    }

    @Test
    void shouldSayInWordsWhatEachOperationDoesAndNeeds() {
        assertThat(document.operations()).allSatisfy(operation -> {
            JsonNode json = operation.json();
            assertThat(json.path("summary").asString()).isNotBlank();
            assertThat(json.path("description").asString())
                    .contains("Permission: `" + json.path("x-permission").asString() + "`.");
            assertThat(json.path("tags").isEmpty()).isFalse();
            assertThat(json.path("security").isEmpty()).isFalse();
            assertThat(json.path("responses").propertyNames())
                    .containsAll(failures().stream().map(String::valueOf).toList());
        });
        assertThat(document.operations())
                .extracting(operation -> operation.json().path("operationId").asString())
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void shouldDescribeTheVariablesOfEachPath() {
        assertThat(document.operations()).allSatisfy(operation -> {
            Set<String> described = new HashSet<>();
            for (JsonNode parameter : operation.json().path("parameters")) {
                JsonNode resolved = document.resolve(parameter);
                assertThat(resolved.path("description").asString()).isNotBlank();
                if (resolved.path("in").asString().equals("path")) {
                    described.add(resolved.path("name").asString());
                }
            }
            assertThat(described)
                    .isEqualTo(VARIABLE.matcher(operation.path())
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet()));
        });
    }

    @Test
    void shouldResolveEveryReferenceAndUseEveryComponent() {
        Set<String> references = new HashSet<>(document.references());

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(document.target(reference).isMissingNode()).isFalse();
        });
        document.root().path("components").forEachEntry((kind, components) -> {
            if (!kind.equals("securitySchemes")) {
                assertThat(references)
                        .containsAll(components.propertyNames().stream()
                                .map(name -> "#/components/" + kind + "/" + name)
                                .toList());
            }
        });
    }

    @Test
    void shouldGiveEachBodyExamplesThatItsSchemaTakes() {
        assertThat(document.contents()).isNotEmpty().allSatisfy(content -> {
            List<JsonNode> examples = document.examples(content);
            assertThat(examples).isNotEmpty();
            assertThat(examples)
                    .allSatisfy(
                            example -> assertThat(document.errors(content.json().path("schema"), example))
                                    .isEmpty());
        });
    }

    @Test
    void shouldGiveEachOperationExamplesOfSuccessAndOfErrors() {
        for (Operation operation : document.operations()) {
            List<Content> contents = document.contents().stream()
                    .filter(content -> content.operation().equals(operation))
                    .toList();
            boolean silent = operation.json().path("responses").has("204");

            assertThat(contents.stream()
                            .map(Content::status)
                            .filter(status -> status / 100 == 2)
                            .distinct())
                    .as("%s answers", operation)
                    .hasSize(silent ? 0 : 1);
            assertThat(contents.stream().map(Content::status).filter(status -> status >= 400))
                    .as("%s fails", operation)
                    .containsAll(failures());
        }
    }

    @Test
    void shouldFindAFaultInAnExample() {
        Content answer = document.contents().stream()
                .filter(content -> content.status() == 403)
                .findFirst()
                .orElseThrow();

        assertThat(document.errors(answer.json().path("schema"), document.root().path("openapi")))
                .isNotEmpty();
    }

    private static String line(Route route) {
        return Stream.of(route.method(), route.path(), route.permission().name())
                .collect(Collectors.joining(" "));
    }
}
