package io.ticketledger.platform.web;

import io.ticketledger.events.Dialect;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.filters.GlobalOpenApiMethodFilter;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@code /v3/api-docs}: a group for each API and all of them together, as they are written in {@link OpenApiDocuments}.
 * Nothing is read off controllers: each service has only some of them, and either must describe everything.
 */
@Configuration(proxyBeanMethods = false)
@Import(OpenApiConfiguration.Groups.class)
class OpenApiConfiguration {
    /** Every API, the native one first. */
    static final List<String> APIS =
            Arrays.stream(Dialect.values()).map(Dialect::word).toList();

    @Bean
    GlobalOpenApiMethodFilter nothingFromControllers() {
        return method -> false;
    }

    /** Before springdoc's own redirect, whose target repeats the query, in which somebody may have sent a key. */
    @Bean
    FilterRegistrationBean<Filter> swaggerRedirect() {
        var registration = new FilterRegistrationBean<Filter>(
                (request, response, chain) -> ((HttpServletResponse) response).sendRedirect("/swagger-ui/index.html"));
        registration.addUrlPatterns("/swagger-ui.html");
        return registration;
    }

    @Bean
    OpenApiCustomizer wholeOpenApi() {
        return served -> OpenApiDocuments.replace(served, OpenApiDocuments.all(APIS));
    }

    static final class Groups implements BeanRegistrar {
        @Override
        public void register(BeanRegistry registry, Environment environment) {
            for (String api : APIS) {
                registry.registerBean(
                        api + "OpenApi", GroupedOpenApi.class, bean -> bean.supplier(context -> group(api)));
            }
        }

        private static GroupedOpenApi group(String api) {
            return GroupedOpenApi.builder()
                    .group(api)
                    .displayName(OpenApiDocuments.one(api).getInfo().getTitle())
                    .addOpenApiCustomizer(served -> OpenApiDocuments.replace(served, OpenApiDocuments.one(api)))
                    .build();
        }
    }
}
