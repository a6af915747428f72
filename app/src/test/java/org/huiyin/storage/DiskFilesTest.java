package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Files in a folder. */
class DiskFilesTest extends FileStoreContract {
    @TempDir
    private Path folder;

    @Override
    FileStore store() {
        return FileStore.in(folder);
    }

    @Test
    void what_lies_in_the_folder_and_is_none_of_ours_is_left_alone() throws IOException {
        var store = store();
        store.write("abc", new byte[1]);
        for (var foreign : List.of("x", "stray")) {
            Files.write(folder.resolve(foreign), new byte[1]);
        }
        assertThat(names(store, Instant.now().plus(Duration.ofHours(1)))).containsExactly("abc");
    }

    @Test
    void a_disk_that_is_not_mounted_is_away_and_its_files_are_not_gone() {
        assertThatThrownBy(() -> FileStore.in(folder).find("0".repeat(64))).as("an empty folder").isInstanceOf(FilesAway.class);
        assertThatThrownBy(() -> FileStore.in(folder.resolve("files")).find("0".repeat(64))).as("none").isInstanceOf(FilesAway.class);
        store().write("abc", new byte[1]);
        assertThat(store().find("0".repeat(64))).isEmpty();
    }

    @Test
    void files_lie_in_the_data_directory_unless_the_settings_say_otherwise() {
        FileStore.given(new MockEnvironment().withProperty("huiyin.data", folder.toString())).write("abc", new byte[1]);
        assertThat(folder.resolve("files").resolve("ab").resolve("abc")).exists();
    }
}
