package org.huiyin.matters.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Where sealed files lie, by name. A file of a matter is named by the sum of its bytes, an upload on its way by its id. */
interface Files {
    Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    /** The name of a file of a matter: the SHA-256 of its sealed bytes. */
    static String address(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Completely and lastingly before it returns; under a name that exists, in its place. */
    void write(String name, byte[] sealed);

    /** Fails when there is none of that name. */
    byte[] read(String name);

    /** Nothing happens when there is none. */
    void delete(String name);

    /** Names of files written before that instant that are no file of a matter: those lie under the sum of their bytes. */
    List<String> loose(Instant before);
}
