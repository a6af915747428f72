package org.huiyin.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.HuiyinApplication;
import org.huiyin.people.FoundingAccounts;
import org.huiyin.people.FoundingOffices;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The whole server with everything it runs by itself, on an embedded database of its own and with the district's offices. */
final class BenchServer implements AutoCloseable {
    private static final List<String> DOORS = List.of("sign-in", "appeal", "look", "public", "alike", "open-data", "open311", "stranger", "page");
    private final ConfigurableApplicationContext context;
    private final Path data;

    /** The clock that the measured threads may put ahead. */
    @Configuration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        SteppingClock steppingClock(@Value("${huiyin.zone}") ZoneId zone) {
            return new SteppingClock(Clock.system(zone));
        }
    }

    private BenchServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** On the embedded database, and at no anonymous door does anybody wait. */
    static BenchServer start(Path data, Path rules) throws IOException {
        DOORS.forEach(door -> System.setProperty("huiyin.doors." + door + ".permits", "1000000000"));
        return start(data, rules, null, Files.readAllBytes(rules.resolve("offices.csv")));
    }

    /** On the embedded database, or on the one at that address; a district without offices is founded with those. */
    static BenchServer start(Path data, Path rules, @Nullable DatabaseAddress address, byte[] offices) throws IOException {
        var application = new SpringApplication(HuiyinApplication.class, Time.class);
        application.setDefaultProperties(Map.of("huiyin.founding", "none", "logging.level.root", "warn"));
        var settings = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1", "--huiyin.data=" + data, "--huiyin.rules=" + rules));
        settings.add("--huiyin.db.url=" + (address == null ? "" : address.url()));
        if (address != null) {
            settings.addAll(List.of("--huiyin.db.owner=" + address.owner(), "--huiyin.db.owner-password=" + address.ownerPassword(),
                    "--huiyin.db.app=" + address.app(), "--huiyin.db.app-password=" + address.appPassword()));
        }
        var context = application.run(settings.toArray(String[]::new));
        if (context.getBean(FoundingOffices.class).needed()) {
            context.getBean(FoundingOffices.class).found(offices);
        }
        context.getBean(FoundingAccounts.class).demonstration(data, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new BenchServer(context, data);
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The password of an account of the demonstration. */
    String password(String account) throws IOException {
        try (var lines = Files.lines(data.resolve("demo-accounts.txt"))) {
            return lines.filter(line -> line.startsWith(account + "\t")).map(line -> line.split("\t")[1]).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no account is called " + account));
        }
    }

    /** As whoever may set up tables beside ours, checkpoint and read the log's position. */
    Connection administrator() throws SQLException {
        return DriverManager.getConnection(get(DatabaseAddress.class).url(), "postgres", new Secrets(data).get("database-superuser"));
    }

    @Override
    public void close() {
        context.close();
    }
}
