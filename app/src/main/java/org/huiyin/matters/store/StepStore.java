package org.huiyin.matters.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds the next event and moves the header with it, in one statement: header, event, agenda, outbox, and the words when
 * there are some. Nothing is written when someone else has taken a step first.
 */
@Component
public class StepStore {
    /** The event as it is stored; JSON is null where the event has no such part. */
    public record StoredEvent(String kind, @Nullable String body, @Nullable String spine, @Nullable String clocks, UUID command,
            Actor actor, Instant occurredAt, Instant recordedAt) {}

    /** An event and the entry of the public log that commits to it. */
    public record SealedEvent(StoredEvent event, byte[] leaf) {}

    /** Sealed words and their number. */
    public record SealedWords(short no, String use, byte[] sealed) {}

    /** What the header becomes; {@code wakeAt} is the agenda's, null when no clock counts. */
    public record Moved(Header header, String body, String custody, boolean owed, @Nullable Instant wakeAt, boolean agendaChanged) {}

    private static final String STEP = """
            with moved as (
                update matter set state = ?, title = ?, category = ?, type = ?, office = ?, place = ?, promise = ?::timestamptz,
                    due = ?::timestamptz, next_due = ?::timestamptz, flags = ?, everyone = ?, owed = ?, lead = ?, group_size = ?, revision = ?,
                    step_revision = ?, body = ?::jsonb, custody = ?::jsonb
                where district = ? and matter_id = ? and revision = ?
                returning district, matter_id, revision),
            said as (
                insert into matter_event (district, matter_id, revision, kind, body, spine, clocks, command_id, actor, office,
                    occurred_at, recorded_at)
                select district, matter_id, revision, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?::timestamptz, ?::timestamptz from moved),
            queued as (insert into outbox (district, matter_id, revision, leaf) select district, matter_id, revision, ? from moved)""";
    private static final String AGENDA = """
            ,
            noted as (
                insert into matter_agenda (district, matter_id, wake_at) select district, matter_id, ?::timestamptz from moved
                on conflict (district, matter_id) do update set wake_at = excluded.wake_at)""";
    private static final String AGENDA_CLEARED = """
            ,
            noted as (
                delete from matter_agenda a using moved where a.district = moved.district and a.matter_id = moved.matter_id)""";
    private static final String WORDS = """
            ,
            words%1$d as (
                insert into matter_words (district, matter_id, no, use, sealed) select district, matter_id, ?, ?, ? from moved)""";
    private static final String END = "\nselect count(*) from moved";
    private final JdbcTemplate jdbc;

    StepStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False when {@code seen} is no longer the last revision. */
    public boolean append(Moved moved, SealedEvent event, List<SealedWords> words, int seen) {
        var values = new Values();
        header(values, moved, seen);
        event(values, event);
        var sql = new StringBuilder(STEP);
        if (moved.agendaChanged) {
            sql.append(moved.wakeAt == null ? AGENDA_CLEARED : AGENDA);
            if (moved.wakeAt != null) {
                values.instant(moved.wakeAt);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            sql.append(WORDS.formatted(i));
            values.number(words.get(i).no).text(words.get(i).use).bytes(words.get(i).sealed);
        }
        var count = jdbc.queryForObject(sql.append(END).toString(), Integer.class, values.array());
        return count != null && count == 1;
    }

    /** Whether it was this actor who carried out the command; a post changed meanwhile makes nobody another. */
    public boolean isBy(MatterId id, UUID command, Actor actor) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select bool_and(actor = ?) from matter_event where district = ? and matter_id = ? and command_id = ?""",
                Boolean.class, actor.id(), id.district(), id.value(), command));
    }

    private static void header(Values values, Moved moved, int seen) {
        var header = moved.header;
        MatterId id = header.id();
        values.text(header.state()).text(header.title()).text(header.category()).text(header.type()).number(header.office())
                .number(header.place()).instant(header.promise()).instant(header.due()).instant(header.nextDue()).number(Header.Flag.bits(header.flags()))
                .yes(header.everyone()).yes(moved.owed).big(header.lead()).number(header.groupSize()).number(header.revision())
                .number(header.stepRevision()).text(moved.body).text(moved.custody).number(id.district()).big(id.value()).number(seen);
    }

    static void event(Values values, SealedEvent sealed) {
        var event = sealed.event;
        values.text(event.kind).text(event.body).text(event.spine).text(event.clocks).id(event.command).id(event.actor.id())
                .number(event.actor.office()).instant(event.occurredAt).instant(event.recordedAt)
                .bytes(sealed.leaf);
    }
}
