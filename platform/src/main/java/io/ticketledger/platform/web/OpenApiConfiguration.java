package io.ticketledger.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.dialect.ledger.LedgerRoutes;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The native API's description: group {@code ledger} of {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestContext.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Ticket Ledger").description("Tickets whose audit log is the database."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key: tlk_…")));
    }

    @Bean
    GroupedOpenApi ledgerOpenApi() {
        return GroupedOpenApi.builder()
                .group("ledger")
                .displayName("Native API")
                .pathsToMatch(LedgerRoutes.TABLE.roots().stream()
                        .map(root -> root + "/**")
                        .toArray(String[]::new))
                .addOpenApiCustomizer(problems())
                .build();
    }

    private static OpenApiCustomizer problems() {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            api.getComponents().addSchemas("Problem", problem());
            api.addSecurityItem(new SecurityRequirement().addList(BEARER));
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(OpenApiConfiguration::describeErrors);
            }
        };
    }

    private static void describeErrors(Operation operation) {
        if (operation.getResponses() != null) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("What went wrong")
                                    .content(new Content()
                                            .addMediaType(
                                                    LedgerErrors.CONTENT_TYPE,
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().description("A word to branch on"))
                .addProperty("errors", new ObjectSchema().description("The reasons, by field"))
                .addProperty("correlationId", new StringSchema().description("Of a fault (500) only"));
    }
}
