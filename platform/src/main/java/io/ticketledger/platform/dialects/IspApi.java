package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.isp.IspErrors;
import io.ticketledger.dialect.isp.IspRoutes;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.CredentialExtractor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The isp dialect. */
@Configuration(proxyBeanMethods = false)
public class IspApi {
    @Bean
    ApiDefinition ispApiDefinition() {
        return new ApiDefinition(IspRoutes.TABLE, new IspErrors(), CredentialExtractor.BEARER);
    }
}
