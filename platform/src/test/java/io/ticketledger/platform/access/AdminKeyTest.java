package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class AdminKeyTest {
    private static final String KEY = "0123456789012345678901234567890ü";
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void shouldLetInTheKeyAndNoOther() {
        environment.setProperty(AdminKey.PROPERTY, KEY);
        AdminKey key = AdminKey.from(environment);

        assertThat(key.authenticate(KEY))
                .isInstanceOfSatisfying(
                        Authentication.Accepted.class,
                        a -> assertThat(a.caller().displayName()).isEqualTo("Administrator"));
        assertThat(key.authenticate(KEY + "x")).isInstanceOf(Authentication.Rejected.class);
        assertThat(key.authenticate("")).isInstanceOf(Authentication.Rejected.class);
    }

    @Test
    void shouldReadTheEnvironmentVariable() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("env", java.util.Map.of("TICKETLEDGER_ADMIN_KEY", KEY)));

        assertThat(AdminKey.from(environment).authenticate(KEY)).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void shouldLetNobodyInWithoutAKey() {
        environment.setProperty(AdminKey.PROPERTY, "  ");

        assertThat(AdminKey.from(environment).authenticate("")).isInstanceOf(Authentication.Rejected.class);
        assertThat(AdminKey.from(environment).authenticate("null")).isInstanceOf(Authentication.Rejected.class);
    }

    @Test
    void shouldReadAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("admin.key"), KEY + "\n");
        environment.setProperty(AdminKey.FILE_PROPERTY, file.toString());

        assertThat(AdminKey.from(environment).authenticate(KEY)).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void shouldRefuseToStartPlainly(@TempDir Path directory) {
        environment.setProperty(AdminKey.PROPERTY, "too-short");
        assertThatThrownBy(() -> AdminKey.from(environment))
                .hasMessage("The admin key given by ticketledger.admin-key has 9 characters; it needs at least 32.")
                .satisfies(e -> assertThat(new AdminKeyFailureAnalyzer()
                                .analyze(e, (AdminKeyException) e)
                                .getAction())
                        .contains("TICKETLEDGER_ADMIN_KEY"));

        environment.setProperty(AdminKey.PROPERTY, "");
        environment.setProperty(
                AdminKey.FILE_PROPERTY, directory.resolve("absent").toString());
        assertThatThrownBy(() -> AdminKey.from(environment)).hasMessageContaining("cannot be read");
    }
}
