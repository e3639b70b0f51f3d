package io.ticketledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** One running ledger for all tests of a package; it stops with the last of them. */
public final class SharedLedger implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedLedger.class);

    private record Resource(RunningLedger ledger, Path directory) implements AutoCloseable {
        static Resource start() {
            try {
                Path directory = Files.createTempDirectory("shared-ledger");
                return new Resource(RunningLedger.start(directory.resolve("data")), directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            ledger.close();
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LedgerClient.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = context.getRequiredTestClass().getPackageName();
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(name, user -> Resource.start(), Resource.class)
                .ledger()
                .client();
    }

    /** A key with these permissions only. */
    public static String key(LedgerClient owner, String workspace, String... permissions) {
        LedgerClient.Answer made = owner.post(
                "/admin/api-keys",
                Map.of(
                        "workspace", workspace,
                        "name", "panel",
                        "subject", "bob",
                        "displayName", "Bob Marsh",
                        "permissions", List.of(permissions)));
        return made.json().path("key").asString();
    }
}
