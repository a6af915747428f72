package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void files_lie_in_the_data_directory_unless_the_settings_say_otherwise() {
        FileStore.given(new MockEnvironment().withProperty("huiyin.data", folder.toString())).write("abc", new byte[1]);
        assertThat(folder.resolve("files").resolve("ab").resolve("abc")).exists();
    }
}
