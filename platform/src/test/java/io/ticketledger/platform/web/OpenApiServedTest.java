package io.ticketledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.ticketledger.dialect.RouteTable;
import io.ticketledger.platform.dialects.LedgerApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springdoc.webmvc.ui.SwaggerConfig;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class OpenApiServedTest {
    private static ServletWebServerApplicationContext app;
    private static HttpClient client;

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class,
        MultipleOpenApiSupportConfiguration.class,
        SwaggerConfig.class,
        SwaggerUiConfigProperties.class,
        SwaggerUiOAuthProperties.class,
    })
    @Import({PlatformWebConfiguration.class, LedgerApi.class, SomeEndpoint.class})
    static class App {}

    /** What one of the services has, under a path of the native API and under another one. */
    @RestController
    static class SomeEndpoint {
        @PostMapping({"/commands/claim-ticket", "/unknown"})
        String post() {
            return "";
        }
    }

    @BeforeAll
    static void start() {
        SpringApplication application = new SpringApplication(App.class);
        app = (ServletWebServerApplicationContext)
                application.run("--server.port=0", "--spring.config.location=classpath:platform.yml");
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        app.close();
    }

    static List<String> apis() {
        return OpenApiConfiguration.APIS;
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldServeWhatIsWrittenAndNothingElse(String api) throws Exception {
        JsonNode served = served("/v3/api-docs/" + api);
        JsonNode written = written(api);

        assertThat(served.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(served.path("info").path("title").asText()).startsWith("Ticket Ledger");
        assertThat(served.path("tags")).isEqualTo(written.path("tags"));
        assertThat(served.path("paths")).isEqualTo(written.path("paths"));
        assertThat(served.path("components")).isEqualTo(written.path("components"));
    }

    @Test
    void shouldServeAllOfThemAsOne() throws Exception {
        JsonNode whole = served("/v3/api-docs");

        Set<String> paths = new HashSet<>();
        for (String api : apis()) {
            written(api).path("paths").properties().forEach(path -> {
                assertThat(whole.path("paths").path(path.getKey())).isEqualTo(path.getValue());
                paths.add(path.getKey());
            });
        }
        assertThat(whole.path("paths").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void shouldOfferTheGroupsInSwaggerUi() throws Exception {
        assertThat(get("/swagger-ui.html").body()).contains("swagger-ui");
        assertThat(get("/v3/api-docs/swagger-config").body())
                .contains("\"url\":\"/v3/api-docs/ledger\"", "\"name\":\"Ticket Ledger, native API\"");
    }

    @Test
    void shouldKeepOneCopyWhateverLanguagesAreAskedFor() {
        assertThat(app.getBean(SpringDocConfigProperties.class).getAllowedLocales())
                .containsExactly("en");
    }

    private static JsonNode served(String path) throws Exception {
        return withSetsInOrder(Json31.mapper().readTree(get(path).body()));
    }

    private static JsonNode written(String api) throws IOException {
        try (InputStream in = RouteTable.class.getResourceAsStream("/openapi/" + api + ".yaml")) {
            return withSetsInOrder(Yaml31.mapper().readTree(Objects.requireNonNull(in)));
        }
    }

    /** The order in {@code required} means nothing, and is not kept. */
    private static JsonNode withSetsInOrder(JsonNode document) {
        for (JsonNode holder : document.findParents("required")) {
            if (holder.path("required") instanceof ArrayNode required) {
                List<JsonNode> names = new ArrayList<>();
                required.forEach(names::add);
                names.sort(Comparator.comparing(JsonNode::asText));
                required.removeAll().addAll(names);
            }
        }
        return document;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + Objects.requireNonNull(app.getWebServer()).getPort() + path);
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
