package org.huiyin.matters.store;

import static org.huiyin.matters.store.MatterStore.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes everything a new matter needs in one statement: header, first event, agenda, outbox, key, words, search words. */
@Component
public class RegistrationStore {
    /** What the key row holds beside the wrapped key. */
    public record KeyRow(byte[] wrapped, byte[] receipt, byte[] fingerprint, UUID resident) {}

    /** A matter already registered under the same receipt. */
    public record Known(MatterId id, byte[] fingerprint, UUID resident) {}

    private static final String REGISTER = """
            with born as (
                insert into matter (district, matter_id, kind, state, title, category, type, channel, office, place, about, received_at,
                    promise, next_due, flags, everyone, owed, lead, group_size, revision, step_revision, body, custody)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, 1, 1, 1, ?::jsonb, ?::jsonb)
                returning district, matter_id),
            said as (
                insert into matter_event (district, matter_id, revision, kind, body, spine, clocks, command_id, actor, office,
                    occurred_at, recorded_at)
                select district, matter_id, 1, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ? from born),
            queued as (insert into outbox (district, matter_id, revision) select district, matter_id, 1 from born),
            keyed as (
                insert into matter_key (district, matter_id, wrapped, receipt, fingerprint, resident)
                select district, matter_id, ?, ?, ?, ? from born),
            indexed as (
                insert into matter_search (district, matter_id, words) select district, matter_id, array_to_tsvector(?) from born)""";
    private static final String AGENDA = """
            ,
            noted as (insert into matter_agenda (district, matter_id, wake_at) select district, matter_id, ? from born)""";
    private static final String WORDS = """
            ,
            words%1$d as (
                insert into matter_words (district, matter_id, no, use, sealed) select district, matter_id, ?, ?, ? from born)""";
    private final JdbcTemplate jdbc;

    RegistrationStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void register(StepStore.Moved moved, StepStore.StoredEvent event, KeyRow key, List<StepStore.SealedWords> words,
            List<String> searchWords) {
        var values = new ArrayList<@Nullable Object>(56);
        header(values, moved);
        StepStore.event(values, event);
        values.add(key.wrapped);
        values.add(key.receipt);
        values.add(key.fingerprint);
        values.add(key.resident);
        values.add(searchWords.toArray(String[]::new));
        var sql = new StringBuilder(REGISTER);
        if (moved.wakeAt() != null) {
            sql.append(AGENDA);
            values.add(utc(moved.wakeAt()));
        }
        for (int i = 0; i < words.size(); i++) {
            sql.append(WORDS.formatted(i));
            values.addAll(List.of(words.get(i).no(), words.get(i).use(), words.get(i).sealed()));
        }
        jdbc.queryForObject(sql.append("\nselect count(*) from born").toString(), Integer.class, values.toArray());
    }

    public Optional<Known> byReceipt(byte[] receipt) {
        return jdbc.query("select district, matter_id, fingerprint, resident from matter_key where receipt = ?",
                (row, _) -> new Known(new MatterId(row.getShort(1), row.getLong(2)), row.getBytes(3), row.getObject(4, UUID.class)),
                (Object) receipt).stream().findFirst();
    }

    public Optional<UUID> resident(MatterId id) {
        return jdbc.query("select resident from matter_key where district = ? and matter_id = ?",
                (row, _) -> row.getObject(1, UUID.class), id.district(), id.value()).stream().findFirst();
    }

    private static void header(List<@Nullable Object> values, StepStore.Moved moved) {
        var header = moved.header();
        values.add(header.id().district());
        values.add(header.id().value());
        values.add(header.kind());
        values.add(header.state());
        values.add(header.title());
        values.add(header.category());
        values.add(header.type());
        values.add(header.channel());
        values.add(header.office());
        values.add(header.place());
        values.add(header.about());
        values.add(utc(header.receivedAt()));
        values.add(utc(header.promise()));
        values.add(utc(header.nextDue()));
        values.add(Header.Flag.bits(header.flags()));
        values.add(header.everyone());
        values.add(moved.owed());
        values.add(moved.body());
        values.add(moved.custody());
    }
}
