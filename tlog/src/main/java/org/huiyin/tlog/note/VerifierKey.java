package org.huiyin.tlog.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.huiyin.tlog.Base64Text;
import org.huiyin.tlog.Malformed;

/**
 * The public key of a log or a witness with its name, written {@code name+id+key} (C2SP signed-note).
 *
 * @param type algorithm of the signature; keys of an algorithm that this library does not know cannot be read
 * @param key the bytes of the public key, without the type
 */
public record VerifierKey(String name, byte type, byte[] key) {
    /** Ed25519 over the text, as a log signs. */
    public static final byte ED25519 = 1;
    /** Ed25519 over a time and the text, as a witness signs (C2SP tlog-cosignature, version 1). */
    public static final byte COSIGNATURE = 4;
    private static final int FINGERPRINT = 10;

    public VerifierKey {
        SignedNote.checkName(name);
        if (type != ED25519 && type != COSIGNATURE) {
            throw new Malformed("a key of type " + Byte.toUnsignedInt(type) + " is not known here");
        }
        if (key.length != Ed25519.KEY) {
            throw new Malformed("a key of Ed25519 has 32 bytes");
        }
        key = key.clone();
    }

    public static VerifierKey parse(String written) {
        var line = written.strip();
        int second = line.indexOf('+');
        int third = line.indexOf('+', second + 1);
        if (second < 1 || third != second + 9) {
            throw new Malformed("a key is written name+id+key");
        }
        var bytes = Base64Text.decode(line.substring(third + 1));
        if (bytes.length == 0) {
            throw new Malformed("a key is written name+id+key");
        }
        var key = new VerifierKey(line.substring(0, second), bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().toHexDigits(key.id()).equals(line.substring(second + 1, third))) {
            throw new Malformed("the id of the key does not fit its name and bytes: a sign was mistyped");
        }
        return key;
    }

    /** The first four bytes of SHA-256(name ‖ line feed ‖ type ‖ key). */
    public int id() {
        return id(name, type, key);
    }

    /** The id of a key of any type. */
    public static int id(String name, byte type, byte[] key) {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Ed25519.sha256(ByteBuffer.allocate(named.length + 1 + key.length).put(named).put(type).put(key).array())).getInt();
    }

    /** What people compare: the first ten bytes of the SHA-256 of the key as it is written, in groups of four hexadecimal digits. */
    public String fingerprint() {
        var hex = HexFormat.of().formatHex(Ed25519.sha256(toString().getBytes(StandardCharsets.UTF_8)), 0, FINGERPRINT);
        return hex.replaceAll("....(?=.)", "$0 ");
    }

    boolean verifies(String text, byte[] signature) {
        return switch (type) {
            case COSIGNATURE -> signature.length == 8 + Ed25519.SIGNATURE
                    && Ed25519.verifies(key, Cosignature.message(ByteBuffer.wrap(signature).getLong(), text), Arrays.copyOfRange(signature, 8, signature.length));
            default -> Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signature);
        };
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** As it is handed out and compared: {@code name+id+key}. */
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && that.name.equals(name) && that.type == type && Arrays.equals(that.key, key);
    }

    @Override
    public int hashCode() {
        return id();
    }
}
