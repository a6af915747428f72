package org.huiyin.tlog.entry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256(salt ‖ what is committed to): says nothing without the salt, and fits nothing else with it. */
public final class Commitment {
    private Commitment() {}

    /** In standard Base64. */
    public static String of(byte[] salt, byte[] committed) {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            sum.update(salt);
            return Base64.getEncoder().encodeToString(sum.digest(committed));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
