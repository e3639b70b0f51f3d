package io.ticketledger.platform;

import io.ticketledger.platform.access.AccessConfiguration;
import io.ticketledger.platform.dialects.LedgerApi;
import io.ticketledger.platform.eventstore.EventStoreConfiguration;
import io.ticketledger.platform.paging.PagingConfiguration;
import io.ticketledger.platform.web.PlatformWebConfiguration;
import io.ticketledger.platform.web.proxy.ProxyConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that both services need. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = LedgerApi.class)
@Import({
    PlatformWebConfiguration.class,
    ProxyConfiguration.class,
    AccessConfiguration.class,
    PagingConfiguration.class,
    EventStoreConfiguration.class
})
public class PlatformConfiguration {}
