package io.ticketledger.platform.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.platform.limits.FailedAttempts;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.ApiRegistry;
import io.ticketledger.platform.web.ErrorAnswers;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The gate, and the kinds of credentials that open it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    @Order(1)
    AdminKey adminKey(Environment environment) {
        return AdminKey.from(environment);
    }

    @Bean
    @Order(2)
    ApiKeys apiKeys(DataSource dataSource) {
        return new ApiKeys(JdbcClient.create(dataSource), Clock.systemUTC());
    }

    @Bean
    AccessAuditTable accessAudit(DataSource dataSource) {
        return new AccessAuditTable(JdbcClient.create(dataSource), Clock.systemUTC());
    }

    @Bean
    KeyUseTable keyUseTable(DataSource dataSource) {
        return new KeyUseTable(
                new JdbcTemplate(dataSource), new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    @Bean
    KeyUseCounts keyUseCounts() {
        return new KeyUseCounts(Clock.systemUTC());
    }

    @Bean
    KeyUseWriter keyUseWriter(
            KeyUseCounts counts,
            KeyUseTable table,
            AccessProperties properties,
            @Value("${spring.application.name:ticketledger}") String service) {
        return new KeyUseWriter(counts, table, service, properties.useInterval());
    }

    /** Around the gate, which finds out who calls. */
    @Bean
    FilterRegistrationBean<AccessRecordFilter> accessRecordFilter(KeyUseCounts uses, AccessAudit audit) {
        var registration = new FilterRegistrationBean<>(new AccessRecordFilter(uses, audit));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    Admission admission(Limits limits, AccessProperties properties, MeterRegistry meters) {
        return new Admission(
                limits,
                new FailedAttempts(limits.failedAuthentication()),
                new RefusedAttempts(properties.logAddresses()),
                meters);
    }

    /** Inside the filters that correlate and measure, outside of everything that reads the request. */
    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            ApiRegistry apis,
            List<Credentials> credentials,
            Admission admission,
            MeterRegistry meters,
            ErrorAnswers errors) {
        var chain = new CredentialChain(credentials, new AuthenticationCounts(meters));
        var registration = new FilterRegistrationBean<>(new AccessFilter(apis, chain, admission, errors));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebMvcConfigurer requestArguments() {
        return new RequestArguments();
    }
}
