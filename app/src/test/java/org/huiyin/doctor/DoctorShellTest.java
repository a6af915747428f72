package org.huiyin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the launcher finds on a machine that lacks things, before any JDK could run. */
class DoctorShellTest {
    private static final Path TOP = Path.of(System.getProperty("huiyin.rules")).toAbsolutePath().getParent();
    private static final List<String> NEEDED = List.of("bash", "dirname", "readlink", "find", "df", "awk", "sed", "head", "cut", "timeout", "cat", "grep");

    @TempDir
    Path folder;

    private record Looked(int code, Map<String, String> states, String all) {}

    @Test
    void a_bare_machine_is_told_what_to_install() throws Exception {
        var looked = look("--port", Integer.toString(free()));
        assertThat(looked.code).isEqualTo(1);
        assertThat(looked.states).containsEntry("jdk", "wrong").containsEntry("mvn", "wrong").containsEntry("node", "wrong").containsEntry("npm", "wrong")
                .containsEntry("port", "ok").containsEntry("disk", "ok");
        assertThat(looked.all).contains("装 Temurin 25").contains("install Temurin 25");
    }

    @Test
    void tools_that_are_too_old_and_a_port_that_another_program_holds() throws Exception {
        tool("node", "echo v12.22.9");
        tool("npm", "echo 10.8.2");
        tool("mvn", "printf '\\033[1mApache Maven 3.8.7\\033[m (Debian)\\n'");
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(other));
            var looked = look("--port", Integer.toString(other.getLocalPort()));
            assertThat(looked.states).containsEntry("node", "wrong").containsEntry("npm", "ok").containsEntry("mvn", "ok").containsEntry("port", "wrong");
            assertThat(looked.all).contains("node is too old (v12.22.9)");
        }
    }

    @Test
    void a_start_on_a_port_that_another_program_holds_says_so_at_once_and_leaves_nothing_behind() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(other));
            var process = started(List.of("bash", TOP.resolve("huiyin").toString(), "run", "--port", Integer.toString(other.getLocalPort()), "--data",
                    folder.resolve("new").toString()));
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(said.lines()).hasSize(2).allMatch(line -> line.contains(Integer.toString(other.getLocalPort())));
            assertThat(folder.resolve("new")).doesNotExist();
        }
    }

    @Test
    void a_disk_that_is_full() throws Exception {
        tool("df", "printf 'Filesystem 1024-blocks Used Available Capacity Mounted\\n/dev/x 100 99 700000 99%% /\\n'");
        assertThat(look("--port", Integer.toString(free())).states).containsEntry("disk", "wrong");
    }

    private static void hangUp(ServerSocket other) {
        try {
            while (true) {
                other.accept().close();
            }
        } catch (IOException closed) {
            Thread.yield();
        }
    }

    private static int free() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void tool(String name, String does) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Process started(List<String> command) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var needed : NEEDED) {
            var at = List.of("/usr/bin", "/bin").stream().map(place -> Path.of(place, needed)).filter(Files::exists).findFirst().orElseThrow();
            if (!Files.exists(bin.resolve(needed))) {
                Files.createSymbolicLink(bin.resolve(needed), at);
            }
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HUIYIN") || name.equals("JAVA_HOME"));
        builder.environment().putAll(Map.of("PATH", bin.toString(), "HUIYIN_JDKS", "/nowhere", "LANG", "C.UTF-8"));
        return builder.start();
    }

    private Looked look(String... options) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("bash", TOP.resolve("huiyin").toString(), "doctor", "--json", "--data", folder.resolve("data").toString()));
        command.addAll(List.of(options));
        var process = started(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var states = new HashMap<String, String>();
        var json = JsonMapper.builder().build();
        said.lines().forEach(line -> {
            var finding = json.readTree(line);
            states.put(finding.get("check").asString(), finding.get("state").asString());
            assertThat(finding.get("zh").asString()).isNotBlank();
            assertThat(finding.get("en").asString()).isNotBlank();
        });
        return new Looked(process.exitValue(), states, said);
    }
}
