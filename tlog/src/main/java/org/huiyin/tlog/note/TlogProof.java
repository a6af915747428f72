package org.huiyin.tlog.note;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Base64Text;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.Proofs;

/**
 * That an entry stands in a log, to be kept and checked without the log (C2SP tlog-proof).
 *
 * @param extra what the holder needs beside it; nothing vouches for it but the entry itself
 * @param index of the entry, from 0
 * @param hashes from the entry's leaf upwards
 * @param checkpoint signed by the log, with cosignatures of witnesses
 */
public record TlogProof(Optional<byte[]> extra, long index, List<Hash> hashes, SignedNote checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final int HIGHEST = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
        if (hashes.size() > HIGHEST || index < 0) {
            throw new Malformed("no log is that long");
        }
    }

    public static TlogProof parse(String proof) {
        var lines = proof.split("\n", -1);
        int at = 0;
        if (!lines[at++].equals(FIRST)) {
            throw new Malformed("a proof begins with " + FIRST);
        }
        var extra = Optional.<byte[]>empty();
        if (at < lines.length && lines[at].startsWith("extra ")) {
            extra = Optional.of(Base64Text.decode(lines[at++].substring("extra ".length())));
        }
        if (at == lines.length || !lines[at].matches("index (0|[1-9]\\d{0,17})")) {
            throw new Malformed("a proof tells the index of its entry");
        }
        long index = Long.parseLong(lines[at++].substring("index ".length()));
        var hashes = new ArrayList<Hash>();
        while (at < lines.length && !lines[at].isEmpty()) {
            hashes.add(Hash.parse(lines[at++]));
        }
        if (at == lines.length) {
            throw new Malformed("a proof ends with a checkpoint");
        }
        var note = String.join("\n", List.of(lines).subList(at + 1, lines.length));
        return new TlogProof(extra, index, hashes, SignedNote.parse(note));
    }

    public String format() {
        var proof = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(more -> proof.append("extra ").append(Base64.getEncoder().encodeToString(more)).append('\n'));
        proof.append("index ").append(index).append('\n');
        hashes.forEach(hash -> proof.append(hash.base64()).append('\n'));
        return proof.append('\n').append(checkpoint.format()).toString();
    }

    /** Answers the checkpoint under which that entry stands; refuses when it does not, or when those did not sign who must. */
    public Checkpoint verify(byte[] entry, TrustPolicy policy) {
        var signed = policy.open(checkpoint);
        Proofs.inclusion(Hash.leaf(entry), index, signed.size(), signed.root(), hashes);
        return signed;
    }
}
