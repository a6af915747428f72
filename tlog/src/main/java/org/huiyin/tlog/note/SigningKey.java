package org.huiyin.tlog.note;

import java.nio.charset.StandardCharsets;

/** The secret key of a log or a witness: a seed of Ed25519, from which its public key follows. */
public final class SigningKey {
    private final VerifierKey verifier;
    private final byte[] seed;

    private SigningKey(String name, byte type, byte[] seed) {
        this.verifier = new VerifierKey(name, type, Ed25519.publicKey(seed));
        this.seed = seed.clone();
    }

    /** A log's key; its name should be the log's origin. */
    public static SigningKey ofLog(String name, byte[] seed) {
        return new SigningKey(name, VerifierKey.ED25519, seed);
    }

    /** A witness's key. */
    public static SigningKey ofWitness(String name, byte[] seed) {
        return new SigningKey(name, VerifierKey.COSIGNATURE, seed);
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** A log's signature over a text. */
    public SignedNote.Signature sign(String text) {
        if (verifier.type() != VerifierKey.ED25519) {
            throw new IllegalStateException("a witness signs with a time");
        }
        return new SignedNote.Signature(verifier.name(), verifier.id(), Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A witness's signature over a checkpoint, at that second since 1970. */
    public SignedNote.Signature cosign(String checkpoint, long at) {
        if (verifier.type() != VerifierKey.COSIGNATURE) {
            throw new IllegalStateException("a log signs without a time");
        }
        var signature = java.nio.ByteBuffer.allocate(8 + Ed25519.SIGNATURE).putLong(at).put(Ed25519.sign(seed, Cosignature.message(at, checkpoint)));
        return new SignedNote.Signature(verifier.name(), verifier.id(), signature.array());
    }
}
