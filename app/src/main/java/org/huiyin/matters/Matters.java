package org.huiyin.matters;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.MatterStore;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.store.StepStore;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The matters of the district: registering one, and taking one step of one. */
@Component
public class Matters {
    private static final int TRIES = 4;
    private static final int REMIND_PERCENT = 80;
    private final MatterStore store;
    private final StepStore steps;
    private final RegistrationStore registrations;
    private final Codec codec;
    private final Keeping keeping;

    /** What keeping a matter needs beside the tables. */
    @Component
    public record Keeping(StatutoryClocks clocks, Vault vault, Sealer sealer, Clock clock) {
        /** Now, as exactly as the database keeps it. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        /** Four fifths of the clock; its end where nobody is reminded. */
        Instant remindAt(Lifecycle<?, ?> kind, ClockChange change) {
            var due = Objects.requireNonNull(change.due());
            return kind.reminds(change.slot()) ? clocks.partUsed(due, REMIND_PERCENT) : due.at();
        }
    }

    private final SecureRandom random = new SecureRandom();

    Matters(MatterStore store, StepStore steps, RegistrationStore registrations, Codec codec, Keeping keeping) {
        this.store = store;
        this.steps = steps;
        this.registrations = registrations;
        this.codec = codec;
        this.keeping = keeping;
    }

    public <S> Matter<S> get(MatterId id) {
        return this.<S>find(id).orElseThrow(() -> Refusal.notFound("matter.unknown"));
    }

    public <S> Optional<Matter<S>> find(MatterId id) {
        return store.find(id, null);
    }

    /** Registers a matter; the same command again answers as the first time. */
    public <S, E> Registered<S> register(Lifecycle<S, E> kind, Intake<E> intake) {
        var code = keeping.vault.receiptCode(intake.command());
        var receipt = keeping.vault.receiptHash(code);
        var fingerprint = keeping.vault.fingerprint(intake.command(), intake.request());
        for (int i = 0; ; i++) {
            try {
                return new Registered<>(this.insert(kind, intake, receipt, fingerprint), code);
            } catch (DuplicateKeyException taken) {
                var before = this.<S>before(intake.command(), intake.request());
                if (before.isPresent()) {
                    return before.get();
                }
                if (i == TRIES) {
                    throw taken; // five equal numbers of 30 random bits on one day: not chance
                }
            }
        }
    }

    /** What the same command registered before; from other words it is refused. */
    public <S> Optional<Registered<S>> before(UUID command, String request) {
        return switch (met(command, request)) {
            case NOTHING -> Optional.empty();
            case ANOTHER -> throw Refusal.of(Refusal.Kind.NOT_ALLOWED, "command.key-reused", java.util.Map.of());
            case THE_SAME -> {
                var code = keeping.vault.receiptCode(command);
                yield registrations.byReceipt(keeping.vault.receiptHash(code)).map(known -> new Registered<>(this.<S>get(known.id()), code));
            }
        };
    }

    /** What registering under this command would meet. */
    public enum Met { NOTHING, THE_SAME, ANOTHER }

    /** Whether this command has registered a matter before, and from the same words. */
    public Met met(UUID command, String request) {
        return registrations.byReceipt(keeping.vault.receiptHash(keeping.vault.receiptCode(command)))
                .map(known -> Vault.same(known.fingerprint(), keeping.vault.fingerprint(command, request)) ? Met.THE_SAME : Met.ANOTHER)
                .orElse(Met.NOTHING);
    }

    private <S, E> Matter<S> insert(Lifecycle<S, E> kind, Intake<E> intake, byte[] receipt, byte[] fingerprint) {
        var given = intake.header();
        var day = LocalDate.ofInstant(given.receivedAt(), keeping.clock.getZone());
        var id = MatterId.of(given.id().district(), day, random.nextLong());
        var drawn = keeping.vault.draw(id);
        var resident = new UUID(random.nextLong(), random.nextLong());
        S state = kind.after(null, intake.event());
        var custody = Custody.at(given.office()).after(intake.clocks(), change -> keeping.remindAt(kind, change));
        var header = folded(given, id, kind, state, custody, 1, 1);
        var event = new StepStore.StoredEvent(intake.event().getClass().getSimpleName(), codec.write(intake.event()), null,
                codec.writeOrNull(intake.clocks()), intake.command(),
                intake.actor() == null ? new Actor.Resident(resident) : intake.actor(), given.receivedAt().truncatedTo(ChronoUnit.MICROS), keeping.now());
        var words = Entry.withTitle(intake.words(), header);
        registrations.register(
                new StepStore.Moved(header, codec.write(state), codec.write(custody), kind.owed(state), custody.wakeAt(), true),
                sealed(header, event, drawn.key(), words), new RegistrationStore.KeyRow(drawn.wrapped(), receipt, fingerprint, resident),
                seal(drawn.key(), words), intake.searchWords());
        return new Matter<>(header, state, custody, drawn.key(), false);
    }

    /**
     * Takes one step. {@code decide} may run again when another event entered in between, and refuses by throwing. The same
     * command again changes nothing; from somebody else it is refused.
     */
    public <S, E> Matter<S> step(MatterId id, Command command, Function<Matter<S>, Entry<E>> decide) {
        for (int i = 0; i < TRIES; i++) {
            Matter<S> before = store.<S>find(id, command.id()).orElseThrow(() -> Refusal.notFound("matter.unknown"));
            if (before.replayed()) {
                if (!steps.isBy(id, command.id(), command.actor())) {
                    throw Refusal.of(Refusal.Kind.NOT_ALLOWED, "command.key-reused", java.util.Map.of());
                }
                return before;
            }
            if (command.seen() != null && before.header().stepRevision() > command.seen()) {
                throw Refusal.stale("matter.stale");
            }
            var after = append(before, decide.apply(before), command);
            if (after != null) {
                return after;
            }
        }
        throw Refusal.stale("matter.stale");
    }

    private <S, E> @Nullable Matter<S> append(Matter<S> before, Entry<E> entry, Command command) {
        Lifecycle<S, E> kind = codec.kind(before.header().kind());
        S state = entry.event == null ? before.state() : kind.after(before.state(), entry.event);
        var custody = entry.spine == null ? before.custody() : before.custody().after(entry.spine);
        custody = custody.after(entry.clocks, change -> keeping.remindAt(kind, change));
        int revision = before.header().revision() + 1;
        var header = folded(entry.header.apply(before.header()), before.id(), kind, state, custody, revision,
                entry.isStep() ? revision : before.header().stepRevision());
        var wakeAt = custody.wakeAt();
        var now = keeping.now();
        var event = new StepStore.StoredEvent(name(entry), codec.writeOrNull(entry.event), codec.writeOrNull(entry.spine),
                codec.writeOrNull(entry.clocks), command.id(), command.actor(),
                entry.occurredAt == null ? now : entry.occurredAt.truncatedTo(ChronoUnit.MICROS), now);
        var moved = new StepStore.Moved(header, codec.write(state), codec.write(custody), kind.owed(state) && custody.lead() == null, wakeAt,
                mustTell(before.custody().wakeAt(), wakeAt, now));
        boolean retitled = !header.title().equals(before.header().title()) && !(entry.spine instanceof SpineEvent.Erased); // what erases keeps no words
        var said = retitled ? Entry.withTitle(entry.words, header) : entry.words;
        var words = said.isEmpty() ? List.<StepStore.SealedWords>of() : seal(keyOf(before), said);
        if (!steps.append(moved, sealed(header, event, before.key(), said), words, before.header().revision())) {
            return null;
        }
        return new Matter<>(header, state, custody, before.key(), false);
    }

    /**
     * The agenda may wake too early for a matter, never too late: a clock that ends later than the one before leaves the row as it
     * is, and the agenda puts it right when it wakes. Most steps so write one row less.
     */
    private static boolean mustTell(@Nullable Instant before, @Nullable Instant after, Instant now) {
        if (before == null || after == null) {
            return before != after;
        }
        return after.isBefore(before) || !before.isAfter(now);
    }

    /** Without a key nobody can open it any more, we included; that something happened is sealed all the same. */
    private StepStore.SealedEvent sealed(Header header, StepStore.StoredEvent event, @Nullable MatterKey key, List<Entry.Words> said) {
        var words = new TreeMap<Short, Sealer.Said>();
        said.forEach(one -> words.put(one.no(), new Sealer.Said(one.use(), one.text())));
        var told = new Sealer.Event(header.id(), header.revision(), event.kind(), new Sealer.Parts(event.body(), event.spine(), event.clocks()), event.actor().id(),
                event.actor().office(), event.occurredAt(), event.recordedAt(), words);
        var secret = key == null ? keeping.vault.nobodysSecret() : key.secret();
        return new StepStore.SealedEvent(event, keeping.sealer.seal(told, secret, header.isDelicate(), false).entry().bytes());
    }

    private static MatterKey keyOf(Matter<?> matter) {
        if (matter.key() == null) {
            throw Refusal.notAllowed("matter.erased");
        }
        return matter.key();
    }

    private static String name(Entry<?> entry) {
        Object event = entry.event == null ? Objects.requireNonNull(entry.spine) : entry.event;
        return event.getClass().getSimpleName();
    }

    /** The columns that follow from state and custody; flags that custody owns are set and cleared here alone. */
    static <S> Header folded(Header header, MatterId id, Lifecycle<S, ?> kind, S state, Custody custody, int revision, int stepRevision) {
        var flags = java.util.EnumSet.noneOf(Header.Flag.class);
        flags.addAll(header.flags());
        set(flags, Header.Flag.NOT_INHERITED, !kind.inherited());
        set(flags, Header.Flag.UNSIGNED, kind.worked(state) && !custody.signed() && custody.lead() == null); // an office has it, and nobody there
        set(flags, Header.Flag.SUPERVISED, !custody.supervisors().isEmpty());
        set(flags, Header.Flag.RETURNED, custody.returns() > 0);
        set(flags, Header.Flag.EXTENDED, custody.extension() == Custody.Extension.GRANTED);
        set(flags, Header.Flag.CONTESTED, custody.contested());
        set(flags, Header.Flag.MAYBE_URGENT, header.is(Header.Flag.MAYBE_URGENT) && kind.owed(state) && !kind.worked(state)); // decided with its office
        set(flags, Header.Flag.PROVISIONAL, custody.clocks().stream().anyMatch(clock -> clock.due().provisional()));
        return new Header(id, header.kind(), kind.code(state, custody), header.title(), header.category(), header.type(), header.channel(), custody.office(),
                header.place(), header.about(), header.receivedAt(), header.promise(),
                kind.owed(state) ? custody.due(kind.holderClocks().answers()::contains) : null, custody.nextDue(), flags, header.everyone(),
                custody.lead(), 1 + custody.members().size(), revision, stepRevision);
    }

    private static void set(java.util.Set<Header.Flag> flags, Header.Flag flag, boolean on) {
        if (on) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }

    private static List<StepStore.SealedWords> seal(MatterKey key, List<Entry.Words> words) {
        return words.stream().map(w -> new StepStore.SealedWords(w.no(), w.use(), key.seal(w.no(), w.text()))).toList();
    }
}
