package org.huiyin.storage;

/** The store of files does not answer; nothing of what was asked is wrong, and it may be asked again. */
public class FilesAway extends RuntimeException {
    FilesAway(String message, Throwable cause) {
        super(message, cause);
    }
}
