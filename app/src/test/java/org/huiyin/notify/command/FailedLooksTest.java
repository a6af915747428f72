package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.storage.WatchedFiles;
import org.junit.jupiter.api.Test;

class FailedLooksTest {
    private final FailedLooks looks = new FailedLooks();

    @Test
    void thirty_are_enough() {
        for (int n = 0; n < 30; n++) {
            assertThat(looks.areEnough(7)).isFalse();
            looks.failed(7, new IllegalStateException());
        }
        assertThat(looks.areEnough(7)).isTrue();
        assertThat(looks.areEnough(8)).isFalse();
        looks.forget(7);
        assertThat(looks.areEnough(7)).isFalse();
    }

    @Test
    void what_is_away_is_waited_for_without_end() {
        var full = new UncheckedIOException(new FileSystemException("No space left on device"));
        for (var away : List.of(Refusal.of(Refusal.Kind.UNAVAILABLE, "attachment.scanner-away", Map.of()), WatchedFiles.away(), full,
                new IllegalStateException(full))) {
            for (int n = 0; n < 1000; n++) {
                looks.failed(7, away);
            }
            assertThat(looks.areEnough(7)).as(away.toString()).isFalse();
        }
    }
}
