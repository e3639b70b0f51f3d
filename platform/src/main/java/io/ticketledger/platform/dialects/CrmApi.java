package io.ticketledger.platform.dialects;

import io.ticketledger.dialect.crm.CrmErrors;
import io.ticketledger.dialect.crm.CrmPresets;
import io.ticketledger.dialect.crm.CrmRoutes;
import io.ticketledger.dialect.crm.CrmVocabulary;
import io.ticketledger.platform.web.ApiDefinition;
import io.ticketledger.platform.web.CredentialExtractor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The crm API and the presets that are configured for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrmProperties.class)
public class CrmApi {
    @Bean
    ApiDefinition crmApiDefinition() {
        return new ApiDefinition(CrmRoutes.TABLE, new CrmErrors(), CredentialExtractor.BEARER);
    }

    /** @throws CrmPresetsException when the presets cannot be meant */
    @Bean
    CrmPresets crmPresets(CrmProperties properties) {
        return properties.presets();
    }

    @Bean
    CrmVocabulary crmVocabulary(CrmPresets crmPresets) {
        return new CrmVocabulary(crmPresets);
    }
}
