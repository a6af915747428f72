package org.huiyin.transparency.command;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.huiyin.tlog.note.SignedNote.Signature;
import org.huiyin.tlog.note.VerifierKey;

/**
 * A key of SM2 with SM3 (GB/T 32918, GB/T 32905) that signs checkpoints beside the log's own. Its signatures are of type ff, which whoever
 * does not know it passes over; the type is followed by a name that is nobody else's, and the point uncompressed.
 */
final class Sm2Key {
    static final int SEED = 32;
    private static final byte TYPE = (byte) 0xff;
    private static final byte[] ALGORITHM = "gov.cn/SM2-with-SM3/v1".getBytes(StandardCharsets.US_ASCII);
    private static final ECDomainParameters CURVE = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
    private final String name;
    private final ECPrivateKeyParameters secret;
    private final byte[] written;

    /** @param seed 32 bytes, a number from 1 to the curve's order less two */
    Sm2Key(String name, byte[] seed) {
        var number = new BigInteger(1, seed);
        if (number.signum() == 0 || number.compareTo(CURVE.getN().subtract(BigInteger.TWO)) > 0) {
            throw new IllegalArgumentException("no secret key of SM2");
        }
        this.name = name;
        this.secret = new ECPrivateKeyParameters(number, CURVE);
        var point = new FixedPointCombMultiplier().multiply(CURVE.getG(), number).normalize().getEncoded(false);
        this.written = ByteBuffer.allocate(ALGORITHM.length + point.length).put(ALGORITHM).put(point).array();
    }

    /** A seed that is a secret key. */
    static byte[] draw(SecureRandom random) {
        var seed = new byte[SEED];
        do {
            random.nextBytes(seed);
        } while (new BigInteger(1, seed).compareTo(CURVE.getN().subtract(BigInteger.TWO)) > 0 || seed[0] == 0);
        return seed;
    }

    /** {@code name+id+key}, as keys of other types are written. */
    String publicKey() {
        var typed = ByteBuffer.allocate(1 + written.length).put(TYPE).put(written).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private int id() {
        return VerifierKey.id(name, TYPE, written);
    }

    Signature sign(String text) {
        var signer = new SM2Signer();
        signer.init(true, new ParametersWithRandom(secret, new SecureRandom()));
        var message = text.getBytes(StandardCharsets.UTF_8);
        signer.update(message, 0, message.length);
        try {
            return new Signature(name, id(), signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signature over a text is of the key that is written so. */
    static boolean verifies(String publicKey, String text, Signature signature) {
        var typed = Base64.getDecoder().decode(publicKey.substring(publicKey.indexOf('+', publicKey.indexOf('+') + 1) + 1));
        int at = 1 + ALGORITHM.length;
        if (typed[0] != TYPE || !Arrays.equals(Arrays.copyOfRange(typed, 1, at), ALGORITHM)) {
            return false;
        }
        var point = CURVE.getCurve().decodePoint(Arrays.copyOfRange(typed, at, typed.length));
        var signer = new SM2Signer();
        signer.init(false, new ECPublicKeyParameters(point, CURVE));
        var message = text.getBytes(StandardCharsets.UTF_8);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature.bytes());
    }
}
