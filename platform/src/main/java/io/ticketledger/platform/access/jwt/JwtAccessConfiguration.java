package io.ticketledger.platform.access.jwt;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.web.client.RestTemplate;

/**
 * The third kind of credential, there only when Spring Boot has made a decoder because
 * {@code spring.security.oauth2.resourceserver.jwt.*} says how. Boot adds the validators to those for issuer and
 * audience.
 */
@AutoConfiguration(after = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnBean(JwtDecoder.class)
public class JwtAccessConfiguration {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    @Order(3)
    JwtCredentials jwtCredentials(JwtDecoder decoder) {
        return new JwtCredentials(decoder);
    }

    @Bean
    JwtTimestampValidator tokenTimes() {
        return TokenRules.times();
    }

    @Bean
    JwtTypeValidator tokenTypes() {
        return TokenRules.types();
    }

    @Bean
    OAuth2TokenValidator<Jwt> tokenClaims() {
        return TokenRules.claims();
    }

    @Bean
    @ConditionalOnMissingBean
    PacedFetches issuerFetches() {
        return new PacedFetches(Ticker.systemTicker());
    }

    /** How keys and metadata are fetched: within bounds, and without following redirects. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerAccess(PacedFetches fetches) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(READ_TIMEOUT);
        RestTemplate http = new RestTemplate(requests);
        http.getInterceptors().add(fetches);
        return decoder -> decoder.restOperations(http);
    }
}
