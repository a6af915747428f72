package org.huiyin.matters.vault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.Json;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.tlog.entry.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of an event what the public log takes of it: a commitment under the matter's secret. What it commits to follows from what is
 * stored alone, so that it can be opened years later, and a changed row no longer fits.
 */
@Component
public class Sealer {
    private static final int NUMBERS_OF_AN_EVENT = 4; // Matter.words
    /** Events that name another matter, or what a model thought: committed to, and not handed out with a receipt. */
    private static final Set<String> OF_OTHERS = Set.of("MemberJoined", "MemberDueMoved", "MemberLeft", "JoinedLead", "LeftLead", "SaidAlike", "Suggested");
    private static final UUID NOBODY = new UUID(0, 0);
    private final District district;

    public Sealer(District district) {
        this.district = district;
    }

    /** Words that belong to an event. */
    public record Said(String use, String text) {}

    /**
     * An event as it is stored; JSON is null where the event has no such part.
     *
     * @param words by their number
     */
    public record Event(MatterId id, int revision, String name, Parts parts, UUID actor, @Nullable Integer office, Instant occurredAt, Instant recordedAt,
            SortedMap<Short, Said> words) {}

    /** The kind's event, the spine's and the clocks, as JSON. */
    public record Parts(@Nullable String event, @Nullable String spine, @Nullable String clocks) {}

    /** The event to which the words of that number belong. */
    public static int revisionOf(short no) {
        return Math.max(1, no / NUMBERS_OF_AN_EVENT);
    }

    /**
     * The entry, and what opens it.
     *
     * @param coarse the moment could tell who it was: only the day is told
     * @param late it is sealed long after it was recorded
     */
    public Opening seal(Event event, MatterSecret secret, boolean coarse, boolean late) {
        var payload = payload(event, secret);
        var salt = secret.saltOfEvent(event.revision);
        var commit = Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8));
        return new Opening(new LogEntry(LogEntry.EVENT, secret.caseRef(), event.revision, when(event.recordedAt, coarse), commit, late), payload, salt);
    }

    /** To the second in UTC, or the district's day. */
    public String when(Instant at, boolean coarse) {
        return coarse ? LocalDate.ofInstant(at, district.zone()).toString() : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * A reading of personal data as it is stored.
     *
     * @param held whether the office held the matter then; null for readings of before
     */
    public record Read(MatterId id, UUID reading, Instant at, UUID account, String role, int office, String grade, @Nullable String purpose, @Nullable Boolean held) {}

    public Opening seal(Read read, MatterSecret secret, boolean coarse, boolean late) {
        var told = new LinkedHashMap<String, Object>();
        told.put("v", 1);
        told.put("matter", read.id.number(district.prefix()));
        told.put("at", read.at.toString());
        told.put("role", read.role);
        told.put("office", read.office);
        told.put("actor", Commitment.of(secret.saltOfReader(read.reading.toString()), read.account.toString().getBytes(StandardCharsets.US_ASCII)));
        told.put("grade", read.grade);
        if (read.purpose != null) {
            told.put("purpose", read.purpose);
        }
        if (read.held != null) {
            told.put("held", read.held);
        }
        return opening(LogEntry.READING, told, secret, secret.saltOfReading(read.reading.toString()), when(read.at, coarse), late);
    }

    /**
     * A file of a matter as it is stored.
     *
     * @param address under which the sealed file lies
     * @param thumbnail under which the small picture of a photograph lies; null where there is none
     * @param sha256 of the plain file, in Base64; null where it could not be read any more when it was sealed late
     */
    public record Kept(MatterId id, UUID file, String use, String mediaType, int bytes, String address, @Nullable String thumbnail, @Nullable String sha256,
            Instant addedAt) {}

    public Opening seal(Kept kept, MatterSecret secret, boolean coarse, boolean late) {
        var told = new LinkedHashMap<String, Object>();
        told.put("v", 1);
        told.put("matter", kept.id.number(district.prefix()));
        told.put("file", kept.file.toString());
        told.put("use", kept.use);
        told.put("mediaType", kept.mediaType);
        told.put("bytes", kept.bytes);
        told.put("address", kept.address);
        if (kept.thumbnail != null) {
            told.put("thumbnail", kept.thumbnail);
        }
        if (kept.sha256 != null) {
            told.put("sha256", kept.sha256);
        }
        told.put("addedAt", kept.addedAt.toString());
        return opening(LogEntry.FILE, told, secret, secret.saltOfFile(kept.file.toString()), when(kept.addedAt, coarse), late);
    }

    private static Opening opening(String kind, Map<String, Object> told, MatterSecret secret, byte[] salt, String when, boolean late) {
        var payload = CanonicalJson.write(told);
        var commit = Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8));
        return new Opening(new LogEntry(kind, secret.caseRef(), 0, when, commit, late), payload, salt);
    }

    /** The same entry, as it is written when it tells the day alone, or is late. */
    public LogEntry written(LogEntry entry, boolean coarse, boolean late) {
        return new LogEntry(entry.kind(), entry.caseRef(), entry.seq(), when(Instant.parse(entry.ts()), coarse), entry.commit(), late);
    }

    /** When an entry may enter the log: at once, or, where it tells the day alone, at the next end of a day, with all others of its kind. */
    public Instant release(LogEntry entry, Instant now) {
        if (!entry.isCoarse()) {
            return now;
        }
        var over = LocalDate.parse(entry.ts()).plusDays(1).atStartOfDay(district.zone()).toInstant();
        return over.isAfter(now) ? over : LocalDate.ofInstant(now, district.zone()).plusDays(1).atStartOfDay(district.zone()).toInstant(); // late, but never alone
    }

    private String payload(Event event, MatterSecret secret) {
        var told = new LinkedHashMap<String, Object>();
        told.put("v", 1);
        told.put("matter", event.id.number(district.prefix()));
        told.put("seq", event.revision);
        told.put("name", event.name);
        if (OF_OTHERS.contains(event.name)) {
            told.put("inside", Commitment.of(secret.saltOfInside(event.revision), (canonical(event.parts.event) + "\n" + canonical(event.parts.spine)).getBytes(StandardCharsets.UTF_8)));
        } else {
            put(told, "event", event.parts.event);
            put(told, "spine", event.parts.spine);
        }
        put(told, "clocks", event.parts.clocks);
        told.put("by", event.actor.equals(NOBODY) ? "clock" : event.office == null ? "resident" : "staff");
        told.put("actor", Commitment.of(secret.saltOfActor(event.revision), event.actor.toString().getBytes(StandardCharsets.US_ASCII)));
        if (event.office != null) {
            told.put("office", event.office);
        }
        told.put("occurredAt", event.occurredAt.toString());
        told.put("recordedAt", event.recordedAt.toString());
        if (!event.words.isEmpty()) {
            told.put("words", words(event.words, secret));
        }
        return CanonicalJson.write(told);
    }

    private static List<Map<String, Object>> words(SortedMap<Short, Said> words, MatterSecret secret) {
        var told = new ArrayList<Map<String, Object>>();
        words.forEach((no, said) -> told.add(Map.of("no", no.intValue(), "use", said.use,
                "commit", Commitment.of(secret.saltOfWords(no), said.text.getBytes(StandardCharsets.UTF_8)))));
        return told;
    }

    private static String canonical(@Nullable String json) {
        return json == null ? "" : CanonicalJson.of(json);
    }

    private static void put(Map<String, Object> told, String name, @Nullable String json) {
        if (json != null) {
            told.put(name, Json.parse(json));
        }
    }
}
