package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier as the server hands it out to whoever has no checkout. */
class VerifierJarHttpTest extends AppealHttp {
    @TempDir
    Path folder;

    @Test
    void it_is_one_file_that_runs_by_itself_and_holds_nothing_else() throws Exception {
        var jar = Files.write(folder.resolve("huiyin-verify.jar"), visitor().get("/log/huiyin-verify.jar").raw().body());
        var run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(), "help", "--lang", "en").redirectErrorStream(true).start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains("receipt").contains("monitor");
        try (var in = new JarInputStream(Files.newInputStream(jar))) {
            for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                assertThat(entry.getName()).startsWith("org/huiyin/tlog/").doesNotContain("Test");
            }
        }
    }
}
