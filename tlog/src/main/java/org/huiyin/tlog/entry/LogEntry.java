package org.huiyin.tlog.entry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.huiyin.tlog.Malformed;

/**
 * What the public log holds of an event, a reading or a file: no word, no name, no place, no office.
 *
 * @param kind {@code event} of a matter, {@code reading} of personal data, {@code file} of a matter, {@code rules} for the deadlines in force,
 *        {@code key} for one that signs from now on
 * @param caseRef the matter's pseudonym; for rules, their name; for a key, its id
 * @param seq number of the event in its matter, from 1; 0 for what is not numbered
 * @param ts when it was recorded, in UTC to the second; the day alone where the moment could tell who
 * @param commit to the payload, see {@link Commitment}
 * @param late it was sealed long after it was recorded: when the log was begun, or after it stood still
 */
public record LogEntry(String kind, String caseRef, int seq, String ts, String commit, boolean late) {
    public static final String EVENT = "event";
    public static final String READING = "reading";
    public static final String FILE = "file";
    public static final String RULES = "rules";
    public static final String KEY = "key";
    public static final int VERSION = 1;
    public static final Set<String> KINDS = Set.of(EVENT, READING, FILE, RULES, KEY);
    private static final Set<String> NAMES = Set.of("v", "kind", "caseRef", "seq", "ts", "commit", "late");
    /** By how much honest clocks may differ, with the time that an entry waits its turn: servers keep their clocks to a second, and a queue is emptied in less. */
    public static final Duration CLOCKS = Duration.ofMinutes(10);
    /** Entries that tell the day alone are sealed when it is over, or with those of the day after. */
    private static final Duration NEXT_ROUND = Duration.ofDays(1);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int DAY = "2026-01-31".length();
    private static final String WHEN = "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?";

    public LogEntry {
        if (!KINDS.contains(kind) || !caseRef.matches("[A-Za-z0-9_.-]{1,64}") || seq < 0 || seq == 0 && kind.equals(EVENT) || !isTime(ts)
                || !commit.matches("[A-Za-z0-9+/]{43}=")) {
            throw new Malformed("not an entry of this log");
        }
    }

    /** A day and a time that there are. */
    private static boolean isTime(String ts) {
        try {
            return ts.matches(WHEN) && !earliest(ts).isAfter(latest(ts));
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static Instant earliest(String ts) {
        return ts.length() == DAY ? LocalDate.parse(ts).atStartOfDay(BEIJING).toInstant() : second(ts);
    }

    private static Instant latest(String ts) {
        return ts.length() == DAY ? LocalDate.parse(ts).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC) : second(ts);
    }

    private static Instant second(String ts) {
        return LocalDateTime.parse(ts.substring(0, ts.length() - 1)).toInstant(ZoneOffset.UTC);
    }

    /** The first moment that its time can mean: of a day, where it begins in Beijing. */
    public Instant earliest() {
        return earliest(ts);
    }

    /** The last moment that its time can mean: of a day, where it ends in UTC. */
    public Instant latest() {
        return latest(ts);
    }

    /** It says that it was recorded after that moment, which a witness cannot have signed by then, whatever their clocks. */
    public boolean isAfter(Instant signed) {
        return earliest().minus(CLOCKS).isAfter(signed);
    }

    /** It tells a time of long before that moment, at which it stands among others, and does not say that it is late. */
    public boolean isBehind(Instant among) {
        return !late && latest().plus(isCoarse() ? NEXT_ROUND : Duration.ZERO).plus(CLOCKS).isBefore(among);
    }

    /** The same, sealed long after it was recorded. */
    public LogEntry sealedLate() {
        return new LogEntry(kind, caseRef, seq, ts, commit, true);
    }

    /** They say the same: a restored server may seal again, and late, what it had sealed before. */
    public boolean saysSameAs(LogEntry other) {
        return sealedLate().equals(other.sealedLate());
    }

    /** Tells the day alone. */
    public boolean isCoarse() {
        return ts.length() == DAY;
    }

    /** Canonical JSON (RFC 8785), the bytes that become a leaf. */
    public byte[] bytes() {
        var members = new LinkedHashMap<String, Object>();
        members.put("v", VERSION);
        members.put("kind", kind);
        members.put("caseRef", caseRef);
        members.put("ts", ts);
        members.put("commit", commit);
        if (seq > 0) {
            members.put("seq", seq);
        }
        if (late) {
            members.put("late", true);
        }
        return CanonicalJson.bytes(members);
    }

    /** Reads an entry back, and refuses one that is not written as this library writes it: nothing can be hidden in it. */
    public static LogEntry parse(byte[] bytes) {
        var members = Json.object(new String(bytes, StandardCharsets.UTF_8));
        if (!NAMES.containsAll(members.keySet()) || !Double.valueOf(VERSION).equals(members.get("v"))) {
            throw new Malformed("not an entry of this log's version");
        }
        var entry = new LogEntry(text(members, "kind"), text(members, "caseRef"), number(members), text(members, "ts"), text(members, "commit"),
                Boolean.TRUE.equals(members.get("late")));
        if (!Arrays.equals(entry.bytes(), bytes)) {
            throw new Malformed("an entry is written in canonical JSON");
        }
        return entry;
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new Malformed("an entry has a " + name);
    }

    private static int number(Map<String, Object> members) {
        return members.get("seq") instanceof Double seq && seq == Math.rint(seq) && seq < Integer.MAX_VALUE ? seq.intValue() : 0;
    }
}
