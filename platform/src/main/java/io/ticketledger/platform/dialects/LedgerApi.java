package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.dialect.ledger.LedgerRoutes;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.CredentialExtractor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The native API. */
@Configuration(proxyBeanMethods = false)
public class LedgerApi {
    @Bean
    ApiDefinition ledgerApiDefinition() {
        return new ApiDefinition(LedgerRoutes.TABLE, new LedgerErrors(), CredentialExtractor.BEARER);
    }
}
