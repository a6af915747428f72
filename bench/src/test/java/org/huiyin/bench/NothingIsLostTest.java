package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.huiyin.bench.CrashTest.Victim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crash test at small size; {@code ./huiyin crash-test} is the long one. */
class NothingIsLostTest {
    private static final int COMMANDS = 30;
    private static final int FEWEST = 150;

    @TempDir
    Path data;

    @Test
    void every_answered_command_is_there_once_after_kill_9_of_the_server_the_database_and_both() throws Exception {
        try (var district = CrashDistrict.found(data, Path.of(System.getProperty("huiyin.rules")), server())) {
            var test = new CrashTest(district);
            test.round(Victim.SERVER, COMMANDS);
            test.round(Victim.BOTH, COMMANDS);
            district.byUrl();
            test.round(Victim.DATABASE, COMMANDS);
            test.round(Victim.BOTH, COMMANDS);
            assertThat(test.finish()).isEmpty();
            assertThat(test.commands()).isGreaterThan(FEWEST);
        }
    }

    private static List<String> server() {
        var jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", jars, "org.huiyin.HuiyinApplication");
    }
}
