package org.huiyin.matters.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiFunction;
import org.huiyin.kernel.MatterId;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.tlog.entry.MatterSecret;
import org.springframework.stereotype.Component;

/**
 * Draws and wraps the key of each matter under the master key, which comes from a file or the environment, and derives
 * what must be the same when a command is repeated: receipt codes and fingerprints.
 */
@Component
public final class Vault {
    private static final short WRAP = -1;
    private static final int RECEIPT_BYTES = 20; // 160 bits
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private final AesGcm wrapping;
    private final AesGcm seeds;
    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();

    public Vault(MasterKey master) {
        this.master = master;
        this.wrapping = new AesGcm(master.derive("wrap"));
        this.seeds = new AesGcm(master.derive("log-seed"));
    }

    /** A key never used before, with the form in which it may be stored. */
    public record Drawn(MatterKey key, byte[] wrapped) {}

    public Drawn draw(MatterId matter) {
        var key = new byte[32];
        random.nextBytes(key);
        try {
            return new Drawn(new MatterKey(matter, key), wrapping.encrypt(key, MatterKey.place(matter, WRAP)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public MatterKey unwrap(MatterId matter, byte[] wrapped) {
        try {
            return new MatterKey(matter, wrapping.decrypt(wrapped, MatterKey.place(matter, WRAP)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of a matter does not open: is this the master key it was wrapped with?", e);
        }
    }

    /** The secret of a matter that has none any more: drawn and forgotten. */
    public MatterSecret nobodysSecret() {
        var secret = new byte[MatterSecret.SIZE];
        random.nextBytes(secret);
        return new MatterSecret(secret);
    }

    /** Whether that master key is the one under which the key of a matter was wrapped. */
    public static boolean opens(MasterKey master, MatterId matter, byte[] wrapped) {
        try {
            new AesGcm(master.derive("wrap")).decrypt(wrapped, MatterKey.place(matter, WRAP));
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** Wraps the key of a matter again, under another master key. */
    public static BiFunction<MatterId, byte[], byte[]> rewrapping(MasterKey before, MasterKey next) {
        var from = new Vault(before).wrapping;
        var to = new Vault(next).wrapping;
        return (matter, wrapped) -> {
            var place = MatterKey.place(matter, WRAP);
            try {
                return to.encrypt(from.decrypt(wrapped, place), place);
            } catch (GeneralSecurityException e) {
                throw new RefusedToServe("The master key does not open the key of a matter; nothing was changed.", e);
            }
        };
    }

    /** What was sealed loose under one master key, sealed again under another. */
    public static BiFunction<UUID, byte[], byte[]> resealing(MasterKey before, MasterKey next) {
        var from = new Vault(before);
        var to = new Vault(next);
        return (id, sealed) -> to.sealLoose(id, from.openLoose(id, sealed));
    }

    /** As {@link #resealing}, for seeds of the public log. */
    public static BiFunction<UUID, byte[], byte[]> resealingSeeds(MasterKey before, MasterKey next) {
        var from = new Vault(before);
        var to = new Vault(next);
        return (id, sealed) -> to.sealSeed(id, from.openSeed(id, sealed));
    }

    /** Seals what the public log signs with under a key of its own: nothing that opens uploads, letters or tokens opens it. */
    public byte[] sealSeed(UUID id, byte[] seed) {
        try {
            return seeds.encrypt(seed, bytes(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] openSeed(UUID id, byte[] sealed) {
        try {
            return seeds.decrypt(sealed, bytes(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of the public log does not open: is this the master key it was sealed with?", e);
        }
    }

    /** Seals what belongs to no matter yet, such as an upload before it is sent. */
    public byte[] sealLoose(UUID id, byte[] plain) {
        try {
            return wrapping.encrypt(plain, bytes(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] openLoose(UUID id, byte[] sealed) {
        try {
            return wrapping.decrypt(sealed, bytes(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an upload does not open", e);
        }
    }

    /** As {@link #openLoose}, for what came from outside and may be forged. */
    byte[] openToken(UUID id, byte[] sealed) throws GeneralSecurityException {
        return wrapping.decrypt(sealed, bytes(id));
    }

    /** The receipt code of a registration: 160 bits, the same again when the command is repeated. */
    public String receiptCode(UUID command) {
        var bits = new java.math.BigInteger(1, Arrays.copyOf(MasterKey.hmac(master.derive("receipt"), bytes(command)), RECEIPT_BYTES));
        var signs = new StringBuilder();
        for (int i = 0; i < RECEIPT_BYTES * 8 / 5; i++) {
            signs.append(i > 0 && i % 4 == 0 ? "-" : "").append(SIGNS.charAt(bits.shiftRight(i * 5).intValue() & 31));
        }
        return signs.toString();
    }

    /** What is stored of a receipt code; the code itself never is. */
    public byte[] receiptHash(String code) {
        var signs = code.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return Arrays.copyOf(MasterKey.hmac(master.derive("receipt-hash"), signs.getBytes(StandardCharsets.US_ASCII)), 16);
    }

    /** Tells whether a repeated idempotency key came with the same request; equal requests under two keys have nothing in common. */
    public byte[] fingerprint(UUID command, String request) {
        var sent = request.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(MasterKey.hmac(master.derive("fingerprint"), ByteBuffer.allocate(16 + sent.length).put(bytes(command)).put(sent).array()), 16);
    }

    /** The id of a command that was given none, the same for the same words; without the master key nobody can try words against it. */
    public UUID commandFor(String words) {
        var drawn = ByteBuffer.wrap(MasterKey.hmac(master.derive("command"), words.getBytes(StandardCharsets.UTF_8)));
        return new UUID(drawn.getLong(), drawn.getLong());
    }

    public static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
