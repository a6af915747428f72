package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What an operator copies fits the project: the paths exist, names agree, and nothing runs with more rights than it needs. */
class OpsFilesTest {
    private static final Path TOP = Path.of(System.getProperty("huiyin.rules")).toAbsolutePath().getParent();
    private static final Path OPS = TOP.resolve("ops");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");
    private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)");
    private static final Pattern SETTING = Pattern.compile("HUIYIN_[A-Z_]+");

    @Test
    void the_container_file_copies_what_there_is_and_runs_as_nobody_in_particular() throws IOException {
        var text = read("Dockerfile");
        assertThat(COPY.matcher(text).results().map(found -> TOP.resolve(found.group(1)))).isNotEmpty().allMatch(Files::exists);
        assertThat(FROM.matcher(text).results().map(found -> found.group(1))).hasSize(2).noneMatch(image -> image.contains("/"));
        assertThat(text).containsPattern("(?m)^USER huiyin$").contains("HEALTHCHECK").contains("-Djarmode=tools");
        var version = Pattern.compile("<version>(.+?)</version>").matcher(Files.readString(TOP.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(text).contains("huiyin-app-" + version.group(1) + ".jar");
        var modules = Pattern.compile("<module>(.+?)</module>").matcher(Files.readString(TOP.resolve("pom.xml"))).results().map(found -> found.group(1)).toList();
        assertThat(modules).isNotEmpty().allMatch(module -> text.contains("COPY " + module + " " + module));
    }

    @Test
    void the_compose_file_can_be_read_and_mounts_what_there_is() throws IOException {
        var compose = new Yaml().<java.util.Map<String, Object>>load(read("compose.yaml"));
        assertThat(compose).containsKeys("services", "volumes");
        assertThat(read("compose.yaml").lines().filter(line -> line.strip().startsWith("- ./")).map(line -> OPS.resolve(line.strip().substring(4).split(":")[0])))
                .filteredOn(path -> !path.endsWith("tls")).isNotEmpty().allMatch(Files::exists);
        assertThat(read("nginx-compose.conf").replace("server huiyin:8080;", "server 127.0.0.1:8080;").lines().skip(1)).containsExactlyElementsOf(read("nginx.conf").lines().skip(1).toList());
        var guide = Files.readString(TOP.resolve("docs").resolve("operations.md"));
        assertThat(read("compose-roles.sh").lines().filter(line -> line.startsWith("grant") || line.startsWith("create database"))).allMatch(guide::contains);
    }

    @Test
    void every_setting_in_them_is_one_of_the_guide() throws IOException {
        var guide = Files.readString(TOP.resolve("docs").resolve("operations.md"));
        for (var file : List.of("Dockerfile", "compose.yaml", "huiyin.service", "nginx.conf", "prometheus-alerts.yml")) {
            assertThat(SETTING.matcher(read(file)).results().map(found -> found.group())).as(file).filteredOn(name -> !name.equals("HUIYIN_SUPERUSER_PASSWORD"))
                    .allMatch(name -> guide.contains("`" + name + "`"));
        }
    }

    @Test
    void live_updates_pass_the_proxy_unbuffered_and_a_caller_cannot_claim_another_address() throws IOException {
        var nginx = read("nginx.conf");
        assertThat(nginx).containsPattern("location = /api/live \\{[^}]*proxy_buffering off").contains("X-Forwarded-For $remote_addr").contains("Forwarded \"\"");
    }

    @Test
    void the_unit_starts_what_there_is_and_lets_it_finish() throws IOException {
        var unit = read("huiyin.service");
        assertThat(TOP.resolve("huiyin")).isExecutable();
        assertThat(unit).contains("ExecStart=/opt/huiyin/huiyin run", "User=huiyin", "TimeoutStopSec=60", "NoNewPrivileges=true", "ProtectSystem=strict");
        try (Stream<Path> files = Files.list(OPS)) {
            assertThat(files).allMatch(Files::isReadable);
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(OPS.resolve(name));
    }
}
