package org.huiyin.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of the tree: 32 bytes of SHA-256, of a leaf or of two hashes (RFC 6962, section 2.1). */
public final class Hash {
    /** Bytes of a hash. */
    public static final int SIZE = 32;
    /** The root of the tree that holds nothing. */
    public static final Hash EMPTY = new Hash(sha256().digest());
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** SHA-256(00 ‖ entry). */
    public static Hash leaf(byte[] entry) {
        var sum = sha256();
        sum.update(LEAF);
        return new Hash(sum.digest(entry));
    }

    /** SHA-256(01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        var sum = sha256();
        sum.update(NODE);
        sum.update(left.bytes);
        return new Hash(sum.digest(right.bytes));
    }

    /** 32 bytes, copied. */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0);
    }

    /** The 32 bytes that begin there. */
    static Hash of(byte[] bytes, int from) {
        if (from < 0 || from + SIZE > bytes.length || from == 0 && bytes.length % SIZE != 0) {
            throw new Malformed("a hash has 32 bytes");
        }
        return new Hash(Arrays.copyOfRange(bytes, from, from + SIZE));
    }

    /** Standard Base64 of 44 signs, as checkpoints and proofs write a hash; anything else that would decode to it is refused. */
    public static Hash parse(String base64) {
        var bytes = Base64Text.decode(base64);
        if (bytes.length != SIZE) {
            throw new Malformed("not a hash in Base64");
        }
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, SIZE);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
