package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.client.ImportCommand;
import org.huiyin.matters.command.Jobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** The command does over HTTP what the screen does, as the administrator whom the first start wrote down. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS) // founded in this class's folder, where the command looks for the administrator
class ImportCommandTest extends AppealHttp {
    @Autowired private Jobs jobs;

    @Test
    void a_list_is_tried_and_brought_in_and_rows_at_fault_are_written_for_its_owner_alone(@TempDir Path folder) throws Exception {
        clock.set(LocalDateTime.ofInstant(Clock.systemUTC().instant(), clock.getZone()).toString()); // codes of a second factor are of now
        var list = folder.resolve("before-" + UUID.randomUUID() + ".csv");
        Files.writeString(list, "编号,何时,内容\n" + list.getFileName() + ",2023-04-05 08:30,路灯不亮\n2,不知何时,井盖响\n");
        long before = imported();
        assertThat(run(list, "--dry-run")).isZero();
        assertThat(imported()).as("a try writes nothing").isEqualTo(before);
        assertThat(run(list)).isZero();
        assertThat(imported()).isEqualTo(before + 1);
        var rejects = Path.of(list.getFileName() + "-rejects.csv");
        try {
            assertThat(Files.readString(rejects)).contains("井盖响").contains("no time that can be read");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects))).isEqualTo("rw-------");
        } finally {
            Files.deleteIfExists(rejects);
        }
    }

    @Test
    void what_cannot_be_done_ends_with_one(@TempDir Path folder) throws IOException {
        var list = Files.writeString(folder.resolve("list.csv"), "时间,内容\n2023-04-05,路灯不亮\n");
        assertThat(done()).as("no file").isOne();
        assertThat(done(folder.resolve("none.csv").toString())).as("no such file").isOne();
        assertThat(done(list.toString(), "--map", "nothing")).as("no mapping").isOne();
        assertThat(done(list.toString(), "--url", "http://localhost:1", "--data", data.toString())).as("no server").isOne();
        assertThat(done(list.toString(), "--url", "http://localhost:" + port, "--data", folder.toString())).as("nobody to sign in").isOne();
    }

    private static int done(String... arguments) {
        return ImportCommand.run(() -> {}, arguments);
    }

    /** The jobs of a test run when told; here the command tells them to, whenever it looks again. */
    /** As if nobody had signed in during the last minute: a code serves once, and another test may just have used it. */
    private int run(Path list, String... more) {
        jdbc.update("update account set second_factor_step = 0");
        var arguments = Stream.concat(Stream.of(list.toString(), "--map", "receivedAt=何时", "--url", "http://localhost:" + port, "--data", data.toString()),
                Stream.of(more));
        return ImportCommand.run(jobs::run, arguments.toArray(String[]::new));
    }

    private long imported() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from matter_event where kind = 'AppealImported'", Long.class));
    }
}
