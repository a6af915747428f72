package org.huiyin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class FoundingTest {
    @TempDir
    Path data;

    private ConfigurableApplicationContext server() {
        var address = TestDatabase.fresh();
        return new SpringApplicationBuilder(PeopleServer.class).run(
                "--server.port=0", "--huiyin.data=" + data, "--huiyin.db.url=" + address.url(), "--huiyin.db.owner=" + address.owner(),
                "--huiyin.db.owner-password=" + address.ownerPassword(), "--huiyin.db.app=" + address.app(),
                "--huiyin.db.app-password=" + address.appPassword(), "--huiyin.db.connections=3");
    }

    @Test
    void the_demonstration_has_an_account_for_every_role_and_tells_the_passwords_once() throws IOException {
        try (var server = server()) {
            var offices = Files.readAllBytes(Path.of("../rules/offices.csv"));
            int opened = server.getBean(FoundingOffices.class).found(offices);
            assertThat(opened).isGreaterThan(380);
            var out = new ByteArrayOutputStream();
            var accounts = server.getBean(FoundingAccounts.class);
            var founded = accounts.demonstration(data, new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(founded.stream().map(FoundingAccounts.Founded::role).collect(Collectors.toSet())).isEqualTo(Set.of(Role.values()));
            var file = data.resolve("demo-accounts.txt");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.readString(file)).isEqualTo(out.toString(StandardCharsets.UTF_8));
            var lines = Files.readAllLines(file);
            assertThat(lines.getFirst()).startsWith("#");
            assertThat(lines).hasSize(founded.size() + 1);
            assertThat(lines.stream().filter(line -> line.startsWith("administrator-centre\t")).findFirst().orElseThrow().split("\t")).hasSize(6);
            assertThat(lines.stream().filter(line -> line.startsWith("dispatcher-centre\t")).findFirst().orElseThrow().split("\t")).hasSize(5);
            assertThat(founded.stream().map(FoundingAccounts.Founded::password).distinct()).hasSize(founded.size());

            out.reset();
            assertThat(accounts.demonstration(data, new PrintStream(out, true, StandardCharsets.UTF_8))).isEmpty();
            assertThat(server.getBean(FoundingOffices.class).found(offices)).isZero();
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void a_district_that_enters_its_own_people_begins_with_one_administrator() {
        try (var server = server()) {
            assertThat(server.getBean(Offices.class).open()).isEmpty();
            assertThat(server.getBean(FoundingOffices.class).foundBare()).isEqualTo(2);
            assertThat(server.getBean(Offices.class).centre().kind()).isEqualTo("centre");
            var founded = server.getBean(FoundingAccounts.class).administrator(data, new PrintStream(new ByteArrayOutputStream(), true));
            assertThat(founded).singleElement().satisfies(only -> {
                assertThat(only.role()).isEqualTo(Role.ADMINISTRATOR);
                assertThat(only.secret()).isNotBlank();
            });
            assertThat(data.resolve("first-account.txt")).exists();
        }
    }
}
