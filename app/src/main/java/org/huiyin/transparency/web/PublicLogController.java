package org.huiyin.transparency.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.LogRounds;
import org.huiyin.transparency.command.LogSettings;
import org.huiyin.transparency.command.Witnesses;
import org.huiyin.transparency.store.LogCheckStore;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.LostRange;
import org.huiyin.transparency.store.WitnessedStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The log for people: how it grows, who signs and witnesses it, and what the last walk through it found. */
@RestController
@RequestMapping("/api/public/log")
class PublicLogController {
    private static final int SHOWN = 48;
    private final LogStore store;
    private final LogKeys keys;
    private final Sides sides;

    /** Those on the other side, and what stands in the way. */
    @Component
    record Sides(Witnesses witnesses, WitnessedStore witnessed, LogSettings settings, ObjectProvider<LogRounds> rounds, LogCheckStore checks, JsonMapper json) {}

    PublicLogController(LogStore store, LogKeys keys, Sides sides) {
        this.store = store;
        this.keys = keys;
        this.sides = sides;
    }

    /** A key that signs: {@code log} or {@code sm2}. */
    record SigningKeyShown(String use, String key, Instant since, @Nullable Instant until) {}

    /** @param objection {@code ahead}: it signed a longer log; {@code refuses}: this log does not go on from what it signed */
    record WitnessShown(String name, String key, @Nullable Long size, @Nullable Instant at, boolean answers, @Nullable String objection) {}

    record WitnessedShown(String origin, long size, @Nullable Instant at) {}

    /**
     * The last walk through every history and the whole log.
     *
     * @param brokenOff so much was found that the rest was not looked at
     */
    record LastCheck(Instant at, long size, long events, long readings, int faults, boolean brokenOff) {}

    record CheckpointShown(long size, String root, Instant at) {}

    /**
     * @param standing whether the log stands still because its files and its head do not fit
     * @param lost entries that restores of the database lost
     */
    record LogShown(@Nullable String origin, @Nullable CheckpointShown last, @Nullable String note, boolean standing, long lost, List<SigningKeyShown> keys,
            List<WitnessShown> witnesses, List<WitnessedShown> witnessed, String witnessKey, List<CheckpointShown> checkpoints, @Nullable LastCheck check) {}

    @GetMapping
    ResponseEntity<LogShown> log() {
        var head = store.head();
        var remembered = store.remembered(SHOWN);
        var last = remembered.stream().findFirst();
        var shown = new LogShown(head.map(Head::origin).orElse(null), last.map(PublicLogController::shown).orElse(null), last.map(Head::note).orElse(null),
                Optional.ofNullable(sides.rounds.getIfAvailable()).flatMap(LogRounds::standing).isPresent(), store.lost(LostRange.ANYWHERE),
                keys.inUse().stream().map(key -> new SigningKeyShown(key.use().name().toLowerCase(java.util.Locale.ROOT), key.written(), key.since(), key.retiredAt())).toList(),
                witnesses(), sides.witnessed.all().stream().map(seen -> new WitnessedShown(seen.origin(), seen.size(), seen.size() == 0 ? null : seen.at())).toList(),
                head.isEmpty() ? "" : keys.witness().toString(), remembered.stream().map(PublicLogController::shown).toList(), check());
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic()).body(shown);
    }

    private @Nullable LastCheck check() {
        return sides.checks.last().map(one -> {
            var faults = List.of(sides.json.readValue(one.faults(), Found[].class));
            boolean brokenOff = faults.stream().anyMatch(fault -> fault.fault() == Fault.BROKEN_OFF);
            return new LastCheck(Objects.requireNonNull(one.endedAt()), one.size(), one.events(), one.readings(), faults.size() - (brokenOff ? 1 : 0), brokenOff);
        }).orElse(null);
    }

    private List<WitnessShown> witnesses() {
        var asked = sides.settings.witnesses();
        return sides.witnesses.fared().stream().map(one -> new WitnessShown(one.name(),
                asked.stream().filter(known -> known.key().name().equals(one.name())).findFirst().orElseThrow().key().toString(),
                one.seen().orElse(null), one.seenAt().orElse(null), one.fault().isEmpty() && one.seen().isPresent(),
                one.objection().map(objection -> objection.name().toLowerCase(java.util.Locale.ROOT)).orElse(null))).toList();
    }

    private static CheckpointShown shown(Head head) {
        return new CheckpointShown(head.size(), head.root().base64(), head.sealedAt());
    }
}
