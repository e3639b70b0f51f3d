package io.ticketledger.command;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandServiceConfiguration.class)
public class CommandServiceApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** Reads {@code command-service.yml} instead of {@code application.yml}. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(CommandServiceApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "command-service"));
        return application;
    }
}
