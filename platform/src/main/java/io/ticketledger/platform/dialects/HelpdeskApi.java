package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.helpdesk.HelpdeskErrors;
import io.ticketledger.dialect.helpdesk.HelpdeskRoutes;
import io.ticketledger.platform.web.ApiDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The help desk's API. */
@Configuration(proxyBeanMethods = false)
class HelpdeskApi {
    @Bean
    ApiDefinition helpdeskApiDefinition() {
        return new ApiDefinition(HelpdeskRoutes.TABLE, new HelpdeskErrors(), new HelpdeskCredentials());
    }
}
