package org.huiyin.tlog.verify.receipt;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Members;
import org.huiyin.tlog.verify.clock.ClockChange;

/** What an entry commits to, as its kind says. */
sealed interface Payload {
    int VERSION = 1;
    Set<String> BY = Set.of("staff", "resident", "clock");

    /**
     * A step of a matter.
     *
     * @param name of what happened
     * @param names of all that is in it: a step may be one of its kind's and move custody as well
     * @param by staff, resident or clock
     * @param office that took it; none where a resident or a clock did
     * @param occurred when it happened; when it was recorded where that was not told
     */
    record Step(String matter, int seq, String name, Set<String> names, By by, Times times, List<ClockChange> clocks, List<Said> words) implements Payload {
        /** Who took it. */
        record By(String who, Optional<Integer> office) {}

        /** When it happened and when it was recorded. */
        record Times(Instant occurred, Instant recorded) {}
    }

    /** Words that a step commits to. */
    record Said(int no, String use) {}

    /** Somebody read personal data. */
    record Reading(String matter, Instant at, String role, Optional<Integer> office, String grade, Optional<String> purpose) implements Payload {}

    /**
     * A file of a matter.
     *
     * @param sha256 of the plain file; none where it could not be read any more when it was sealed late
     */
    record File(String matter, String use, String mediaType, int bytes, Optional<Hash> sha256, Instant addedAt) implements Payload {}

    /** Of a kind that this verifier does not take apart. */
    record Other() implements Payload {}

    static Payload of(LogEntry entry, String json) {
        var payload = Members.parse("payload", json);
        if (payload.whole("v") != VERSION) {
            throw new Malformed("the payload is of version " + payload.whole("v") + ", which is not known here");
        }
        return switch (entry.kind()) {
            case LogEntry.EVENT -> step(payload);
            case LogEntry.READING -> new Reading(payload.text("matter"), payload.instant("at"), payload.text("role"), payload.optionalWhole("office"),
                    payload.text("grade"), payload.optionalText("purpose"));
            case LogEntry.FILE -> new File(payload.text("matter"), payload.text("use"), payload.text("mediaType"), payload.whole("bytes"),
                    payload.optionalText("sha256").map(Hash::parse), payload.instant("addedAt"));
            default -> new Other();
        };
    }

    private static Step step(Members payload) {
        var names = new LinkedHashSet<String>();
        var name = payload.text("name");
        names.add(name);
        for (var part : List.of("event", "spine")) {
            payload.object(part).flatMap(inner -> inner.optionalText("is")).ifPresent(names::add);
        }
        var recorded = payload.instant("recordedAt");
        payload.optionalText("actor");
        var by = payload.text("by");
        if (!BY.contains(by)) {
            throw new Malformed("by is none of those known here");
        }
        return new Step(payload.text("matter"), payload.whole("seq"), name, names, new Step.By(by, payload.optionalWhole("office")),
                new Step.Times(payload.optionalInstant("occurredAt").orElse(recorded), recorded),
                payload.objects("clocks").stream().map(ClockChange::of).toList(),
                payload.objects("words").stream().map(said -> new Said(said.whole("no"), said.optionalText("use").orElse(""))).toList());
    }
}
