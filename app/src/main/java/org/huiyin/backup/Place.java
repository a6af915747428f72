package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.storage.FileStore;

/** Where one backup lies or will lie: in a folder with others, or in a file of its own. */
interface Place extends AutoCloseable {
    /** The folder for its tables while they are written. */
    Path begin() throws IOException;

    /** The file of its wrapped keys, kept apart from everything else. */
    Path keys();

    /** Takes the files in that are there still, then the manifest, which names those alone; and gives the backup its name. */
    Path finish(List<String> names, Function<String, Optional<byte[]>> from, Naming manifest) throws IOException;

    /** Writes the manifest beside the tables. */
    interface Naming {
        void write(List<String> copied) throws IOException;
    }

    /** Its tables and its manifest, to be read. */
    Path open() throws IOException;

    /** Its sealed files, to be read. */
    FileStore files();

    @Override
    void close() throws IOException;
}
