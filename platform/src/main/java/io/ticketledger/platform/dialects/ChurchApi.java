package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.church.ChurchErrors;
import io.ticketledger.dialect.church.ChurchRoutes;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.CredentialExtractor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API of church apps. */
@Configuration(proxyBeanMethods = false)
public class ChurchApi {
    @Bean
    ApiDefinition churchApiDefinition() {
        return new ApiDefinition(ChurchRoutes.TABLE, new ChurchErrors(), CredentialExtractor.BEARER);
    }
}
