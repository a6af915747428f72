package org.huiyin.matters.vault;

import java.util.Collection;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.FilesAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that no row names any more. What cannot be deleted now is swept another day, and nothing else waits for it. */
final class LeftFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);

    private LeftFiles() {}

    /** After the commit that leaves them: what is taken back needs its files again. */
    static void delete(FileStore files, Collection<String> names) {
        try {
            files.deleteEach(names);
        } catch (FilesAway away) {
            LOG.warn("{} sealed files stay until they are swept", names.size(), away);
        }
    }
}
