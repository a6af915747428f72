package org.huiyin.matters.store;

import static org.huiyin.matters.store.MatterStore.utc;

import java.time.Instant;
import java.util.ArrayList;
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

    /** Sealed words and their number. */
    public record SealedWords(short no, String use, byte[] sealed) {}

    /** What the header becomes; {@code wakeAt} is the agenda's, null when no clock counts. */
    public record Moved(Header header, String body, String custody, boolean owed, @Nullable Instant wakeAt, boolean agendaChanged) {}

    private static final String STEP = """
            with moved as (
                update matter set state = ?, title = ?, category = ?, type = ?, office = ?, place = ?, promise = ?, next_due = ?,
                    flags = ?, everyone = ?, owed = ?, lead = ?, group_size = ?, revision = ?, step_revision = ?,
                    body = ?::jsonb, custody = ?::jsonb
                where district = ? and matter_id = ? and revision = ?
                returning district, matter_id, revision),
            said as (
                insert into matter_event (district, matter_id, revision, kind, body, spine, clocks, command_id, actor, office,
                    occurred_at, recorded_at)
                select district, matter_id, revision, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ? from moved),
            queued as (insert into outbox (district, matter_id, revision) select district, matter_id, revision from moved)""";
    private static final String AGENDA = """
            ,
            noted as (
                insert into matter_agenda (district, matter_id, wake_at) select district, matter_id, ? from moved
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
    public boolean append(Moved moved, StoredEvent event, List<SealedWords> words, int seen) {
        var values = new ArrayList<@Nullable Object>(48);
        header(values, moved, seen);
        event(values, event);
        var sql = new StringBuilder(STEP);
        if (moved.agendaChanged) {
            sql.append(moved.wakeAt == null ? AGENDA_CLEARED : AGENDA);
            if (moved.wakeAt != null) {
                values.add(utc(moved.wakeAt));
            }
        }
        for (int i = 0; i < words.size(); i++) {
            sql.append(WORDS.formatted(i));
            values.addAll(List.of(words.get(i).no, words.get(i).use, words.get(i).sealed));
        }
        var count = jdbc.queryForObject(sql.append(END).toString(), Integer.class, values.toArray());
        return count != null && count == 1;
    }

    private static void header(List<@Nullable Object> values, Moved moved, int seen) {
        var header = moved.header;
        MatterId id = header.id();
        values.add(header.state());
        values.add(header.title());
        values.add(header.category());
        values.add(header.type());
        values.add(header.office());
        values.add(header.place());
        values.add(utc(header.promise()));
        values.add(utc(header.nextDue()));
        values.add(Header.Flag.bits(header.flags()));
        values.add(header.everyone());
        values.add(moved.owed);
        values.add(header.lead());
        values.add(header.groupSize());
        values.add(header.revision());
        values.add(header.stepRevision());
        values.add(moved.body);
        values.add(moved.custody);
        values.add(id.district());
        values.add(id.value());
        values.add(seen);
    }

    static void event(List<@Nullable Object> values, StoredEvent event) {
        values.add(event.kind);
        values.add(event.body);
        values.add(event.spine);
        values.add(event.clocks);
        values.add(event.command);
        values.add(event.actor.id());
        values.add(event.actor.office());
        values.add(utc(event.occurredAt));
        values.add(utc(event.recordedAt));
    }
}
