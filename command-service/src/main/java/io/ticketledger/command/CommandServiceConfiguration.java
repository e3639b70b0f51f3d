package io.ticketledger.command;

import io.ticketledger.platform.PlatformConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command side of the ledger. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = CommandServiceConfiguration.class,
        excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
@Import(PlatformConfiguration.class)
@EnableScheduling
public class CommandServiceConfiguration {}
