package io.ticketledger.platform.web.proxy;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the valve before everything else that Tomcat does with a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxyConfiguration.Settings.class)
public class ProxyConfiguration {

    /**
     * Which proxies are believed.
     *
     * @param trusted their addresses or networks; none by default
     * @param headers the headers that they write
     */
    @ConfigurationProperties("ticketledger.proxies")
    record Settings(
            @DefaultValue List<String> trusted,
            @DefaultValue("X_FORWARDED") ForwardedHeaders headers) {}

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedRequests(
            Settings settings, @Value("${" + PublicUrl.PROPERTY + ":}") String publicUrl) {
        var valve = new ForwardedValve(
                new TrustedProxies(settings.trusted()), settings.headers(), PublicUrl.parse(publicUrl.strip()));
        return factory -> factory.addEngineValves(valve);
    }
}
