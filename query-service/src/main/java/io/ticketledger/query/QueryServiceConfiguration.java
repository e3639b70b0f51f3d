package io.ticketledger.query;

import io.ticketledger.query.platform.ReadModelConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that is query-service, for a process of its own or beside command-service in one. */
@Configuration(proxyBeanMethods = false)
@Import(ReadModelConfiguration.class)
@ComponentScan("io.ticketledger.query.api")
public class QueryServiceConfiguration {}
