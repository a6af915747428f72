package org.huiyin.matters.vault;

import java.util.Collection;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.FilesAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Files that no row names any more. What cannot be deleted now is swept another day, and nothing else waits for it. */
final class LeftFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);

    private LeftFiles() {}

    /** Not before all is committed: what is taken back needs its files again. */
    static void delete(FileStore files, Collection<String> names) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            deleteNow(files, names);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deleteNow(files, names);
            }
        });
    }

    private static void deleteNow(FileStore files, Collection<String> names) {
        try {
            files.deleteEach(names);
        } catch (FilesAway away) {
            LOG.warn("{} sealed files stay until they are swept", names.size(), away);
        }
    }
}
