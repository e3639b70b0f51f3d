package io.ticketledger.platform.web;

import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.platform.limits.Limits;
import java.util.List;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every HTTP request meets: correlation, the answers to failures, the reading of bodies, the API's description. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Limits.class, CrossOrigin.Settings.class})
@Import({LastResortErrorController.class, OpenApiConfiguration.class})
public class PlatformWebConfiguration {

    @Bean
    ApiRegistry apiRegistry(List<ApiDefinition> apis) {
        return new ApiRegistry(apis);
    }

    @Bean
    ErrorAnswers errorAnswers(ApiRegistry apis) {
        return new ErrorAnswers(apis, new LedgerErrors());
    }

    @Bean
    JsonBodyReader jsonBodyReader(Limits limits) {
        return new JsonBodyReader(limits);
    }

    @Bean
    FormReader formReader(JsonBodyReader jsonBodyReader) {
        return new FormReader(jsonBodyReader);
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        var registration = new FilterRegistrationBean<>(new CorrelationFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** @throws WebSettingsException when an origin cannot be meant */
    @Bean
    CrossOrigin crossOrigin(CrossOrigin.Settings settings) {
        return new CrossOrigin(settings.allowedOrigins());
    }

    /** Inside of the correlation, so that its answers are logged; outside of the gate, which asks for a credential. */
    @Bean
    FilterRegistrationBean<CrossOriginFilter> crossOriginFilter(CrossOrigin crossOrigin) {
        var registration = new FilterRegistrationBean<>(new CrossOriginFilter(crossOrigin));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebMvcConfigurer platformWebMvcConfigurer(ObjectProvider<ErrorAnswers> errors) {
        return new WebMvcConfigurer() {
            /** Whoever takes JSON gets it by its plain name, not by another one that is among what they accept. */
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON, MediaType.ALL);
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.addFirst(new ApiExceptionResolver(errors.getObject()));
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> timedHttp(Limits limits) {
        return factory -> {
            factory.setProtocol(TimedHttp11Protocol.class.getName());
            factory.addProtocolHandlerCustomizers((TimedHttp11Protocol protocol) -> protocol.limits(limits));
        };
    }

    /** After Spring Boot's own customizer, whose error page this takes out. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrorPages(
            ErrorAnswers errors, CrossOrigin crossOrigin, Limits limits) {
        return factory -> {
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                for (Valve valve : host.getPipeline().getValves()) {
                    if (valve instanceof ErrorReportValve) {
                        host.getPipeline().removeValve(valve);
                    }
                }
                host.setErrorReportValveClass(JsonErrorReportValve.class.getName());
                host.getPipeline().addValve(new BodyRestValve(limits));
                host.getPipeline().addValve(new JsonErrorReportValve(errors, crossOrigin));
            });
        };
    }
}
