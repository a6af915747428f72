package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.huiyin.bench.CrashTest.Victim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crash test at small size; {@code ./huiyin crash-test} is the long one. */
class NothingIsLostTest {
    private static final long WORKING_MILLIS = 1200;

    @TempDir
    Path data;

    @Test
    void with_its_own_database_every_answered_command_is_there_once_after_kill_9() throws Exception {
        survives(false, Victim.values());
    }

    @Test
    void with_a_database_by_url_every_answered_command_is_there_once_after_kill_9() throws Exception {
        survives(true, Victim.DATABASE, Victim.BOTH);
    }

    private void survives(boolean byUrl, Victim... victims) throws Exception {
        var program = List.of("-cp", System.getProperty("java.class.path"), "org.huiyin.HuiyinApplication");
        try (var district = CrashDistrict.found(data, Path.of(System.getProperty("huiyin.rules")), program, byUrl)) {
            var test = new CrashTest(district);
            for (var victim : victims) {
                test.round(victim, WORKING_MILLIS);
            }
            assertThat(test.commands()).isGreaterThan(50);
            assertThat(test.finish()).isEmpty();
        }
    }
}
