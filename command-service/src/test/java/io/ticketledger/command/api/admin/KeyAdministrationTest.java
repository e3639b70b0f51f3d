package io.ticketledger.command.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Authentication;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.CreatedApiKey;
import io.ticketledger.platform.access.NewApiKey;
import io.ticketledger.platform.access.ScratchDatabase;
import io.ticketledger.platform.web.RequestContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An act without its record doesn't happen; nobody grants what they lack. */
class KeyAdministrationTest {
    private static final DataSource DATABASE = new ScratchDatabase().dataSource();
    private static final RequestContext CONTEXT = new RequestContext("order-17", null);
    private static final AccessAudit BROKEN = (act, target, details) -> {
        throw new TransientDataAccessResourceException("out of reach");
    };

    private final ApiKeys keys = new ApiKeys(JdbcClient.create(DATABASE), Clock.systemUTC());
    private final KeyAdministration unrecorded = new KeyAdministration(keys, BROKEN, DATABASE);

    @Test
    void shouldMakeNoKeyWhoseMakingCannotBeRecorded() {
        assertThatThrownBy(() -> unrecorded.create(key("never-made"), caller(Permission.ADMIN), CONTEXT))
                .isInstanceOf(TransientDataAccessResourceException.class);

        assertThat(keys.list("never-made", null, 10)).isEmpty();
    }

    @Test
    void shouldRevokeNoKeyWhenThatCannotBeRecorded() {
        CreatedApiKey made = keys.create(key("kept"), caller(Permission.ADMIN));

        assertThatThrownBy(() -> unrecorded.revoke(made.key().id(), caller(Permission.ADMIN), CONTEXT))
                .isInstanceOf(TransientDataAccessResourceException.class);

        assertThat(keys.authenticate(made.secret())).isInstanceOf(Authentication.Accepted.class);
    }

    /** Whatever the credential is: of a token, too, only the permissions count. */
    @ParameterizedTest
    @EnumSource(Permission.class)
    void shouldNotLetAnybodyGrantWhatTheyLack(Permission lacking) {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(lacking));
        Caller caller = new Caller("default", "token", "jti-1", "Token", others);

        AdminScope.requireAll(caller, others);
        assertThatThrownBy(() -> AdminScope.requireAll(caller, Set.of(lacking)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error()).isEqualTo(new ApiError.Forbidden(lacking)));
    }

    private static NewApiKey key(String workspace) {
        return new NewApiKey(workspace, "n", "s", "S", Set.of(Permission.TICKET_READ), null);
    }

    private static Caller caller(Permission... permissions) {
        return new Caller("default", "boss", "k", "Boss", Set.of(permissions));
    }
}
