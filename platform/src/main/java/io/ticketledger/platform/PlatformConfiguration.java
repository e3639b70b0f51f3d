package io.ticketledger.platform;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What both services share: access, web and the event store. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PlatformConfiguration {}
