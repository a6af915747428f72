package org.huiyin.appeals.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Drawing by lot so that anybody can draw again: each number on the list is given the SHA-256 of seed, slash and number; those
 * with the smallest hashes, as many as the rule says, are drawn.
 */
public final class Lot {
    private Lot() {}

    /** The numbers drawn, in the order of their hashes. */
    public static List<String> drawn(String seed, List<String> numbers, int size) {
        return numbers.stream().sorted(Comparator.comparing(number -> hash(seed, number))).limit(size).toList();
    }

    /** In lower-case hexadecimal, as {@code printf '%s/%s' SEED NUMBER | sha256sum} prints it. */
    public static String hash(String seed, String number) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((seed + "/" + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
