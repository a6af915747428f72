package org.huiyin.matters.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
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
                    promise, due, next_due, flags, everyone, owed, lead, group_size, revision, step_revision, body, custody)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?, ?, null, 1, 1, 1,
                    ?::jsonb, ?::jsonb)
                returning district, matter_id),
            said as (
                insert into matter_event (district, matter_id, revision, kind, body, spine, clocks, command_id, actor, office,
                    occurred_at, recorded_at)
                select district, matter_id, 1, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?::timestamptz, ?::timestamptz from born),
            queued as (insert into outbox (district, matter_id, revision, leaf) select district, matter_id, 1, ? from born),
            keyed as (
                insert into matter_key (district, matter_id, wrapped, receipt, fingerprint, resident)
                select district, matter_id, ?, ?, ?, ? from born),
            indexed as (
                insert into matter_search (district, matter_id, words) select district, matter_id, ? from born)""";
    private static final String AGENDA = """
            ,
            noted as (insert into matter_agenda (district, matter_id, wake_at) select district, matter_id, ?::timestamptz from born)""";
    private static final String WORDS = """
            ,
            words%1$d as (
                insert into matter_words (district, matter_id, no, use, sealed) select district, matter_id, ?, ?, ? from born)""";
    private final JdbcTemplate jdbc;

    RegistrationStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void register(StepStore.Moved moved, StepStore.SealedEvent event, KeyRow key, List<StepStore.SealedWords> words,
            List<String> searchWords) {
        var values = new Values();
        header(values, moved);
        StepStore.event(values, event);
        values.bytes(key.wrapped).bytes(key.receipt).bytes(key.fingerprint).id(key.resident).numbers(SearchWords.numbers(searchWords));
        var sql = new StringBuilder(REGISTER);
        if (moved.wakeAt() != null) {
            sql.append(AGENDA);
            values.instant(moved.wakeAt());
        }
        for (int i = 0; i < words.size(); i++) {
            sql.append(WORDS.formatted(i));
            values.number(words.get(i).no()).text(words.get(i).use()).bytes(words.get(i).sealed());
        }
        jdbc.queryForObject(sql.append("\nselect count(*) from born").toString(), Integer.class, values.array());
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

    private static void header(Values values, StepStore.Moved moved) {
        var header = moved.header();
        values.number(header.id().district()).big(header.id().value()).text(header.kind()).text(header.state()).text(header.title())
                .text(header.category()).text(header.type()).text(header.channel()).number(header.office()).number(header.place())
                .number(header.about()).instant(header.receivedAt()).instant(header.promise()).instant(header.due()).instant(header.nextDue())
                .number(Header.Flag.bits(header.flags())).yes(header.everyone()).yes(moved.owed()).text(moved.body()).text(moved.custody());
    }
}
