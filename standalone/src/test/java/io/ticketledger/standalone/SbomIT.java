package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each executable jar lists what is in it, in the form of CycloneDX. */
class SbomIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command-service/target/command-service-exec.jar",
                "query-service/target/query-service-exec.jar",
                "standalone/target/ticketledger.jar"
            })
    void shouldListEveryLibraryOfTheJar(String file) throws IOException {
        try (JarFile jar = new JarFile(Path.of("..").resolve(file).toFile())) {
            String text = new String(
                    jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            JsonNode sbom = LedgerClient.JSON.readTree(text);
            Set<String> listed = new TreeSet<>();
            for (JsonNode component : sbom.path("components")) {
                listed.add(component.path("name").asString()
                        + '-'
                        + component.path("version").asString());
                assertThat(component.path("purl").asString()).startsWith("pkg:maven/");
            }
            List<String> libraries = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
                    // Put there when the jar is made executable; it only unpacks the jar.
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
                    .toList();

            assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(libraries)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(library -> assertThat(listed).as(library).anyMatch(library::startsWith));
            assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location"))
                    .isEqualTo("META-INF/sbom/application.cdx.json");
        }
    }
}
