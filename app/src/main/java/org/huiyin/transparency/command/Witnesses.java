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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Malformed;
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
 * left alone for a while; the log goes on without it.
 */
@Component
public class Witnesses {
    /** How a witness fared the last time. */
    public record Fared(String name, URI address, Optional<Long> seen, Optional<Instant> seenAt, Optional<String> fault) {}

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final String SIZE = "text/x.tlog.size";
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

    /** Puts the signatures of those that answer to the head. */
    public void ask(Head head) {
        var signatures = new ArrayList<Signature>();
        for (var witness : settings.witnesses()) {
            var name = witness.key().name();
            if (leftAlone.getOrDefault(name, Instant.MIN).isAfter(clock.instant())) {
                continue;
            }
            try {
                signatures.addAll(asked(witness, head));
                fared.put(name, new Fared(name, witness.address(), Optional.of(head.size()), Optional.of(clock.instant()), Optional.empty()));
            } catch (IOException | RuntimeException fault) {
                fails(witness, fault);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (!signatures.isEmpty()) {
            store.cosigned(head.size(), SignedNote.parse(head.note()).with(signatures).format());
        }
    }

    private void fails(AskedWitness witness, Exception fault) {
        var name = witness.key().name();
        leftAlone.put(name, clock.instant().plus(LEFT_ALONE));
        var before = Optional.ofNullable(fared.get(name));
        var why = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        fared.put(name, new Fared(name, witness.address(), before.flatMap(Fared::seen), before.flatMap(Fared::seenAt), Optional.of(why)));
        LOG.warn("the witness {} did not sign: {}", name, why);
    }

    /** What it saw last it says itself, when we do not know or are wrong (409). */
    private List<Signature> asked(AskedWitness witness, Head head) throws IOException, InterruptedException {
        long old = Optional.ofNullable(fared.get(witness.key().name())).flatMap(Fared::seen).orElse(0L);
        var answer = send(witness, head, old);
        if (answer.statusCode() == 409 && answer.headers().firstValue("Content-Type").orElse("").startsWith(SIZE)) {
            answer = send(witness, head, Long.parseLong(answer.body().strip()));
        }
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        var signatures = SignedNote.signatures(answer.body().strip()).stream()
                .filter(one -> one.name().equals(witness.key().name()) && one.keyId() == witness.key().id()).toList();
        var text = SignedNote.parse(head.note()).text();
        if (new SignedNote(text, signatures).signedBy(List.of(witness.key())).isEmpty()) {
            throw new WrongSignature("it did not sign with the key that is set for it");
        }
        return signatures;
    }

    private HttpResponse<String> send(AskedWitness witness, Head head, long old) throws IOException, InterruptedException {
        if (old > head.size()) {
            throw new Malformed("it saw " + old + " entries, this log has " + head.size());
        }
        var body = new StringBuilder("old ").append(old).append('\n');
        new TiledTree(head.size(), head.root(), tile -> files.read(tile.path())).consistency(old)
                .forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(head.note());
        return http.send(HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint")).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Those that are set, and how each fared. */
    public List<Fared> fared() {
        return settings.witnesses().stream()
                .map(one -> fared.getOrDefault(one.key().name(), new Fared(one.key().name(), one.address(), Optional.empty(), Optional.empty(), Optional.empty())))
                .toList();
    }
}
