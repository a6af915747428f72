package org.huiyin.tlog.note;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.huiyin.tlog.Malformed;

/** Ed25519 (RFC 8032) on the bytes that notes carry: public keys of 32 bytes, seeds of 32 bytes, signatures of 64. */
final class Ed25519 {
    static final int KEY = 32;
    static final int SEED = 32;
    static final int SIGNATURE = 64;
    private static final String NAME = "Ed25519";
    private static final byte[] BEFORE_KEY = HexFormat.of().parseHex("302a300506032b6570032100"); // SubjectPublicKeyInfo, RFC 8410

    private Ed25519() {}

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            var signing = Signature.getInstance(NAME);
            signing.initSign(privateKey(seed));
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        try {
            var encoded = new ByteArrayOutputStream();
            encoded.writeBytes(BEFORE_KEY);
            encoded.writeBytes(key);
            var verifying = Signature.getInstance(NAME);
            verifying.initVerify(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
            verifying.update(message);
            return verifying.verify(signature);
        } catch (GeneralSecurityException noPointOrNoNumber) {
            return false;
        }
    }

    /** The public key of a seed: the JDK derives it only where it draws the seed itself, so it is given the one to draw. */
    static byte[] publicKey(byte[] seed) {
        checkSeed(seed);
        try {
            var generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            var encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, BEFORE_KEY.length, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        checkSeed(seed);
        return KeyFactory.getInstance(NAME).generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    private static void checkSeed(byte[] seed) {
        if (seed.length != SEED) {
            throw new Malformed("a seed of Ed25519 has 32 bytes");
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
