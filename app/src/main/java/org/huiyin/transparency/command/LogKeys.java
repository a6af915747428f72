package org.huiyin.transparency.command;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.vault.Vault;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.SignedNote.Signature;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.transparency.store.LogKeyStore;
import org.huiyin.transparency.store.LogKeyStore.Kept;
import org.huiyin.transparency.store.LogKeyStore.Use;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that sign: drawn once, sealed under the master key, so that whoever has the database alone cannot sign. A new key signs
 * beside the one before for a while, so that every reader has time to learn it.
 */
@Component
public class LogKeys {
    private static final int SEED = 32;
    private final LogKeyStore store;
    private final LogStore log;
    private final Vault vault;
    private final LogSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public LogKeys(LogKeyStore store, LogStore log, Vault vault, LogSettings settings, Clock clock) {
        this.store = store;
        this.log = log;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /** Draws what is needed and was never drawn; the log's keys bear its name. */
    @Transactional
    public void begin(String origin) {
        for (var use : settings.sm2() ? List.of(Use.LOG, Use.SM2) : List.of(Use.LOG)) {
            if (store.all(use).isEmpty()) {
                store.first(drawn(use, origin));
            }
        }
        if (store.all(Use.WITNESS).isEmpty()) {
            store.first(drawn(Use.WITNESS, origin + "/witness"));
        }
    }

    /**
     * Draws a new key of the log; those before sign beside it until that time is over. The log vouches for it with an entry that belongs to no
     * matter: whoever follows the log by the key before learns the next.
     */
    @Transactional
    public String rotate(Use use, String name, Duration beside) {
        var next = drawn(use, name);
        store.add(next, clock.instant().plus(beside));
        var entry = new LogEntry(LogEntry.KEY, id(next), 0, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), commit(next), false);
        log.queue(List.of(new Waiting(null, null, null, null, entry.bytes())), clock.instant());
        return next.written();
    }

    /** Whether an entry of the log vouches for a key that is kept here, and that was drawn here: a row alone makes no key. */
    public boolean isOfOurs(LogEntry entry) {
        return Stream.of(Use.LOG, Use.SM2).flatMap(use -> store.all(use).stream()).filter(this::opens).anyMatch(key -> id(key).equals(entry.caseRef()) && commit(key).equals(entry.commit()));
    }

    private static String id(Kept key) {
        return key.written().split("\\+", 3)[1];
    }

    /** A key is public, so the commitment has no salt: it is the SHA-256 of its written form. */
    private static String commit(Kept key) {
        return Commitment.of(new byte[0], key.written().getBytes(StandardCharsets.UTF_8));
    }

    private Kept drawn(Use use, String name) {
        var id = UUID.randomUUID();
        var seed = new byte[SEED];
        if (use == Use.SM2) {
            seed = Sm2Key.draw(random);
        } else {
            random.nextBytes(seed);
        }
        return new Kept(id, use, publicPart(use, name, seed), vault.sealSeed(id, seed), clock.instant(), null);
    }

    /** A text with the signature of every key in use: the log's, and by SM2 where the district wants it. */
    public SignedNote sign(String text) {
        var signatures = new ArrayList<Signature>();
        for (var key : store.inUse(Use.LOG, clock.instant())) {
            signatures.add(SigningKey.ofLog(name(key), seed(key)).sign(text));
        }
        for (var key : settings.sm2() ? store.inUse(Use.SM2, clock.instant()) : List.<Kept>of()) {
            signatures.add(new Sm2Key(name(key), seed(key)).sign(text));
        }
        return new SignedNote(text, signatures);
    }

    /** Our signature as a witness, over another district's checkpoint. */
    public Signature cosign(String checkpoint) {
        var key = witnessing();
        return SigningKey.ofWitness(name(key), seed(key)).cosign(checkpoint, clock.instant().getEpochSecond());
    }

    private Kept witnessing() {
        return store.inUse(Use.WITNESS, clock.instant()).stream().findFirst().orElseThrow(() -> Refusal.notFound("log.not-begun"));
    }

    /** Whether every key in use stands under it. */
    public boolean allSigned(SignedNote note) {
        return inUse().stream().allMatch(key -> note.signatures().stream()
                .anyMatch(one -> one.name().equals(name(key)) && one.keyId() == HexFormat.fromHexDigits(id(key))));
    }

    /** Whoever could write the row alone could not seal a seed, and another key's public part fits none. */
    private byte[] seed(Kept key) {
        var seed = vault.openSeed(key.id(), key.sealed());
        if (!publicPart(key.use(), name(key), seed).equals(key.written())) {
            throw new IllegalStateException("a key of the public log is not the one it says it is");
        }
        return seed;
    }

    private boolean opens(Kept key) {
        try {
            seed(key);
            return true;
        } catch (IllegalStateException notOurs) {
            return false;
        }
    }

    private static String publicPart(Use use, String name, byte[] seed) {
        return switch (use) {
            case LOG -> SigningKey.ofLog(name, seed).verifier().toString();
            case WITNESS -> SigningKey.ofWitness(name, seed).verifier().toString();
            case SM2 -> new Sm2Key(name, seed).publicKey();
        };
    }

    private static String name(Kept key) {
        return key.written().substring(0, key.written().indexOf('+'));
    }

    /** The log's keys that ever signed, the newest first. */
    public List<VerifierKey> verifiers() {
        return store.all(Use.LOG).stream().filter(this::opens).map(key -> VerifierKey.parse(key.written())).toList();
    }

    /** Everything that signs now, as it is handed out. */
    public List<Kept> inUse() {
        var all = new ArrayList<>(store.inUse(Use.LOG, clock.instant()));
        if (settings.sm2()) {
            all.addAll(store.inUse(Use.SM2, clock.instant()));
        }
        return all;
    }

    public VerifierKey witness() {
        return VerifierKey.parse(witnessing().written());
    }
}
