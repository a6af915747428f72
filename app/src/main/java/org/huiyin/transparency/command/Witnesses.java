package org.huiyin.transparency.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.SignedNote.Signature;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.transparency.command.LogSettings.AskedWitness;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks witnesses to sign a head (C2SP tlog-witness): each is told how the log grew from what it saw last. One that does not answer is
 * left alone for a while, and then asked again for the same head; the log goes on without it.
 */
@Component
public class Witnesses {
    /** What a witness holds against this log: it restored an older state, or shows others another log. */
    public enum Objection {
        /** It signed a longer log than this one. */
        AHEAD,
        /** This log does not go on from what it signed. */
        REFUSES
    }

    /** How a witness fared the last time; what it objected to stays until it signs again. */
    public record Fared(String name, URI address, Optional<Long> seen, Optional<Instant> seenAt, Optional<String> fault, Optional<Objection> objection) {}

    private static final class Objected extends IOException {
        private final Objection objection;

        Objected(Objection objection, String why) {
            super(why);
            this.objection = objection;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final String SIZE = "text/x.tlog.size";
    private static final int LONGEST = 64_000;
    private final LogSettings settings;
    private final LogStore store;
    private final PublicFiles files;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Fared> fared = new ConcurrentHashMap<>();
    private final Map<String, Instant> leftAlone = new ConcurrentHashMap<>();

    Witnesses(LogSettings settings, LogStore store, PublicFiles files, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /** Puts the signatures of those that did not sign it yet and answer in time to the head; they are asked at the same time. The head after it. */
    public Head ask(Head head) {
        var note = SignedNote.parse(head.note());
        var asked = settings.witnesses().stream().filter(witness -> !fared.containsKey(witness.key().name()) || !hasSigned(note, witness))
                .filter(witness -> !leftAlone.getOrDefault(witness.key().name(), Instant.MIN).isAfter(clock.instant())).toList();
        if (asked.isEmpty()) {
            return head;
        }
        var signatures = new ArrayList<Signature>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asked.stream().map(witness -> (Callable<Signature>) () -> asked(witness, head)).toList(),
                    PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < asked.size(); i++) {
                var witness = asked.get(i);
                try {
                    var signature = answers.get(i).get();
                    if (!hasSigned(note, witness)) { // an earlier time says more
                        signatures.add(signature);
                    }
                    var name = witness.key().name();
                    fared.put(name, new Fared(name, witness.address(), Optional.of(head.size()), Optional.of(clock.instant()), Optional.empty(), Optional.empty()));
                } catch (ExecutionException fault) {
                    fails(witness, Objects.requireNonNullElse(fault.getCause(), fault));
                } catch (CancellationException slow) {
                    fails(witness, new IOException("it did not answer in time", slow));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return head;
        }
        return signatures.isEmpty() ? head : store.signed(head, note.with(signatures).format());
    }

    private static boolean hasSigned(SignedNote note, AskedWitness witness) {
        return note.signatures().stream().anyMatch(one -> one.name().equals(witness.key().name()) && one.keyId() == witness.key().id());
    }

    private void fails(AskedWitness witness, Throwable fault) {
        var name = witness.key().name();
        leftAlone.put(name, clock.instant().plus(LEFT_ALONE));
        var before = Optional.ofNullable(fared.get(name));
        var why = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        fared.put(name, new Fared(name, witness.address(), before.flatMap(Fared::seen), before.flatMap(Fared::seenAt), Optional.of(why),
                fault instanceof Objected objected ? Optional.of(objected.objection) : before.flatMap(Fared::objection)));
        LOG.warn("the witness {} did not sign: {}", name, why);
    }

    /** What it saw last it says itself, when we do not know or are wrong (409). */
    private Signature asked(AskedWitness witness, Head head) throws IOException, InterruptedException {
        long old = Optional.ofNullable(fared.get(witness.key().name())).flatMap(Fared::seen).orElse(0L);
        var answer = send(witness, head, old);
        if (answer.statusCode() == 409 && answer.headers().firstValue("Content-Type").orElse("").startsWith(SIZE)) {
            answer = send(witness, head, Long.parseLong(answer.body().strip()));
        }
        if (answer.statusCode() == 422) {
            throw new Objected(Objection.REFUSES, "this log does not go on from what it signed: " + answer.body().strip());
        }
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        var text = SignedNote.parse(head.note()).text();
        return SignedNote.signatures(answer.body().strip()).stream() // exactly one line: another of that key, and a wrong one, would spoil the checkpoint
                .filter(one -> one.name().equals(witness.key().name()) && one.keyId() == witness.key().id())
                .filter(one -> isRight(text, one, witness)).findFirst()
                .orElseThrow(() -> new WrongSignature("it did not sign with the key that is set for it"));
    }

    private static boolean isRight(String text, Signature signature, AskedWitness witness) {
        try {
            return !new SignedNote(text, List.of(signature)).signedBy(List.of(witness.key())).isEmpty();
        } catch (WrongSignature wrong) {
            return false;
        }
    }

    private HttpResponse<String> send(AskedWitness witness, Head head, long old) throws IOException, InterruptedException {
        if (old > head.size()) {
            var why = "it saw " + old + " entries, this log has " + head.size();
            throw store.head().orElseThrow().size() < old ? new Objected(Objection.AHEAD, why) : new IOException(why); // or another server seals by now
        }
        var body = new StringBuilder("old ").append(old).append('\n');
        new TiledTree(head.size(), head.root(), tile -> files.read(tile.path())).consistency(old)
                .forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(head.note());
        return http.send(HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint")).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)).build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
    }

    /** Those that are set, and how each fared. */
    public List<Fared> fared() {
        return settings.witnesses().stream()
                .map(one -> fared.getOrDefault(one.key().name(), new Fared(one.key().name(), one.address(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .toList();
    }
}
