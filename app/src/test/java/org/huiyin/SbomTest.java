package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The list of what the jar is made of, written by every build, where Spring Boot looks for it. */
class SbomTest {
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<artifactId>(.*?)</artifactId>");

    @Test
    void every_library_of_the_server_is_listed_with_its_version_and_licence_and_none_of_its_tests() throws IOException {
        var listed = new TreeSet<String>();
        try (var file = SbomTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(file).as("the list is written by a build that may reach Maven Central, not under mvn -o").isNotNull();
            var bill = new JsonMapper().readTree(file);
            assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
            for (var part : bill.path("components")) {
                assertThat(part.path("version").asString()).as(part.path("name").asString()).isNotEmpty();
                assertThat(part.path("licenses").isEmpty()).as(part.path("name").asString()).isFalse();
                listed.add(part.path("name").asString());
            }
        }
        var ours = new TreeSet<String>();
        var tests = new TreeSet<String>();
        for (var one : DEPENDENCY.matcher(ourOwn(Files.readString(Path.of("pom.xml")))).results().map(found -> found.group(1)).toList()) {
            var name = NAME.matcher(one);
            assertThat(name.find()).isTrue();
            if (!one.contains("<scope>provided")) {
                (one.contains("<scope>test") ? tests : ours).add(name.group(1));
            }
        }
        assertThat(ours).contains("postgresql", "tink").hasSizeGreaterThan(15);
        assertThat(listed).containsAll(ours).doesNotContainAnyElementsOf(tests);
    }

    /** What the build's plugins need for themselves comes after. */
    private static String ourOwn(String pom) {
        return pom.substring(0, pom.indexOf("<build>"));
    }
}
