package org.huiyin.matters.vault;

import java.util.UUID;
import org.huiyin.storage.FileStore;
import org.springframework.stereotype.Component;

/** Whole files that belong to no matter, such as a list to be imported: sealed under the master key, read back by their id. */
@Component
public class SealedFiles {
    private final FileStore files;
    private final Vault vault;

    SealedFiles(FileStore files, Vault vault) {
        this.files = files;
        this.vault = vault;
    }

    public void write(UUID id, byte[] plain) {
        files.write(id.toString(), vault.sealLoose(id, plain));
    }

    public byte[] read(UUID id) {
        return vault.openLoose(id, files.read(id.toString()));
    }

    public void delete(UUID id) {
        files.delete(id.toString());
    }
}
