package org.huiyin.appeals.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One row of an old list: what was said and answered, and when.
 *
 * @param subject what the sender wrote above the text; words of theirs, sealed with the text
 * @param title public-safe, written by an office; null leaves it to category and place
 * @param category type, office and place as the list calls them, null where it does not say
 */
public record OldAppeal(String text, Instant receivedAt, @Nullable String subject, @Nullable String number, @Nullable String title,
        Named named, @Nullable String address, @Nullable String name, @Nullable String phone, @Nullable Answer answer,
        boolean closed) {
    /** What must be looked up among ours. */
    public record Named(@Nullable String category, @Nullable String type, @Nullable String office, @Nullable String place) {}

    /** The answer of then. */
    public record Answer(String text, Instant at, @Nullable Outcome outcome) {}

    private static final Pattern LOCAL = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[T\\s]*(\\d{1,2})[:：时点](\\d{1,2})?(?:[:：分](\\d{1,2})?)?(?:\\.\\d+)?秒?)?");
    private static final List<String> CLOSED =
            List.of("已办结", "办结", "已答复", "已回复", "已归档", "归档", "已关闭", "已完成", "完成", "closed", "archived", "answered", "done", "resolved");
    private static final Map<String, Outcome> OUTCOMES = Map.ofEntries(Map.entry("已解决", Outcome.SOLVED), Map.entry("已经解决", Outcome.SOLVED),
            Map.entry("是", Outcome.SOLVED), Map.entry("solved", Outcome.SOLVED), Map.entry("yes", Outcome.SOLVED),
            Map.entry("部分解决", Outcome.PARTLY), Map.entry("解决了一部分", Outcome.PARTLY), Map.entry("partly", Outcome.PARTLY),
            Map.entry("partly solved", Outcome.PARTLY), Map.entry("解释说明", Outcome.EXPLAINED), Map.entry("作了解释说明", Outcome.EXPLAINED),
            Map.entry("已解释", Outcome.EXPLAINED), Map.entry("explained", Outcome.EXPLAINED), Map.entry("未解决", Outcome.UNABLE),
            Map.entry("现在办不了", Outcome.UNABLE), Map.entry("无法解决", Outcome.UNABLE), Map.entry("unable", Outcome.UNABLE),
            Map.entry("unable to act", Outcome.UNABLE));
    private static final int FIRST_YEAR = 2000;

    /** Reads a row; what cannot be true of an appeal is refused by the column it stands in. */
    public static OldAppeal read(Map<OldColumn, String> row, ZoneId zone, Instant now) {
        for (var cell : row.entrySet()) {
            if (cell.getValue().length() > cell.getKey().most()) {
                throw Refusal.invalid("import.cell-too-long", cell.getKey().code());
            }
            if (cell.getValue().indexOf('\0') >= 0) {
                throw Refusal.invalid("import.cell-unreadable", cell.getKey().code());
            }
        }
        var text = cell(row, OldColumn.TEXT);
        if (text == null) {
            throw Refusal.invalid("import.cell-missing", OldColumn.TEXT.code());
        }
        var received = time(row, OldColumn.RECEIVED_AT, zone, now);
        if (received == null) {
            throw Refusal.invalid("import.cell-missing", OldColumn.RECEIVED_AT.code());
        }
        var answer = answer(row, received, zone, now);
        var state = cell(row, OldColumn.STATE);
        boolean closed = answer != null || state != null && CLOSED.contains(state.toLowerCase(java.util.Locale.ROOT));
        return new OldAppeal(text, received, cell(row, OldColumn.SUBJECT), cell(row, OldColumn.NUMBER), cell(row, OldColumn.TITLE),
                new Named(cell(row, OldColumn.CATEGORY), cell(row, OldColumn.TYPE), cell(row, OldColumn.OFFICE), cell(row, OldColumn.PLACE)),
                cell(row, OldColumn.ADDRESS), cell(row, OldColumn.NAME), cell(row, OldColumn.PHONE), answer, closed);
    }

    private static @Nullable Answer answer(Map<OldColumn, String> row, Instant received, ZoneId zone, Instant now) {
        var reply = cell(row, OldColumn.REPLY);
        if (reply == null) {
            return null;
        }
        var at = time(row, OldColumn.REPLIED_AT, zone, now);
        if (at == null) {
            throw Refusal.invalid("import.cell-missing", OldColumn.REPLIED_AT.code());
        }
        if (at.isBefore(received)) {
            throw Refusal.invalid("import.replied-before-received", OldColumn.REPLIED_AT.code());
        }
        return new Answer(reply, at, outcome(cell(row, OldColumn.OUTCOME)));
    }

    private static @Nullable Outcome outcome(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var outcome = OUTCOMES.get(said.toLowerCase(java.util.Locale.ROOT));
        if (outcome == null) {
            throw Refusal.invalid("import.outcome-unknown", OldColumn.OUTCOME.code());
        }
        return outcome;
    }

    private static @Nullable String cell(Map<OldColumn, String> row, OldColumn column) {
        var cell = row.getOrDefault(column, "").strip();
        return cell.isEmpty() ? null : cell;
    }

    private static @Nullable Instant time(Map<OldColumn, String> row, OldColumn column, ZoneId zone, Instant now) {
        var written = cell(row, column);
        if (written == null) {
            return null;
        }
        var at = instant(written, zone);
        if (at == null) {
            throw Refusal.invalid("import.time-unreadable", column.code());
        }
        if (at.isAfter(now)) {
            throw Refusal.invalid("import.time-to-come", column.code());
        }
        if (at.atZone(zone).getYear() < FIRST_YEAR) {
            throw Refusal.invalid("import.time-too-old", column.code());
        }
        return at;
    }

    /** As the lists write it, the wall time of the district; or with an offset of its own. Null when it is no time. */
    static @Nullable Instant instant(String written, ZoneId zone) {
        try {
            var local = LOCAL.matcher(written);
            if (local.matches()) {
                return LocalDateTime.of(part(local.group(1)), part(local.group(2)), part(local.group(3)), part(local.group(4)),
                        part(local.group(5)), part(local.group(6))).atZone(zone).toInstant();
            }
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
