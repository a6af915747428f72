package org.huiyin.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads one matter for a step: the header, its key, and whether the command was carried out before, in one round trip. */
@Component
public class MatterStore {
    public static final String HEADER = """
            m.district, m.matter_id, m.kind, m.state, m.title, m.category, m.type, m.channel, m.office, m.place, m.about, m.received_at,
            m.promise, m.due, m.next_due, m.flags, m.everyone, m.lead, m.group_size, m.revision, m.step_revision""";
    private static final String LOAD = """
            select %s, m.body, m.custody, k.wrapped, exists (
                select 1 from matter_event e
                where e.district = m.district and e.matter_id = m.matter_id and e.command_id = ?) as replayed
            from matter m left join matter_key k on k.district = m.district and k.matter_id = m.matter_id
            where m.district = ? and m.matter_id = ?""".formatted(HEADER);
    private static final UUID NO_COMMAND = new UUID(0, 0);
    private final JdbcTemplate jdbc;
    private final Codec codec;
    private final Vault vault;

    MatterStore(JdbcTemplate jdbc, Codec codec, Vault vault) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.vault = vault;
    }

    public <S> Optional<Matter<S>> find(MatterId id, @Nullable UUID command) {
        return jdbc.query(LOAD, (row, _) -> this.<S>matter(row), command == null ? NO_COMMAND : command, id.district(), id.value())
                .stream().findFirst();
    }

    /** Until the transaction ends nobody else takes a step of this one. */
    public void lock(MatterId id) {
        jdbc.query("select 1 from matter where district = ? and matter_id = ? for update", row -> {}, id.district(), id.value());
    }

    /** The same for the lead of this one, when it has one. */
    public void lockLead(MatterId member) {
        jdbc.query("""
                select 1 from matter l join matter m on m.district = l.district and m.lead = l.matter_id
                where m.district = ? and m.matter_id = ? for update of l""", row -> {}, member.district(), member.value());
    }

    private <S> Matter<S> matter(ResultSet row) throws SQLException {
        var header = header(row);
        Lifecycle<S, ?> kind = codec.kind(header.kind());
        var wrapped = row.getBytes("wrapped");
        return new Matter<>(header, codec.state(kind, row.getString("body")), codec.custody(row.getString("custody")),
                wrapped == null ? null : vault.unwrap(header.id(), wrapped), row.getBoolean("replayed"));
    }

    public static Header header(ResultSet row) throws SQLException {
        return new Header(
                new MatterId(row.getShort(1), row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, Integer.class),
                row.getObject(11, Integer.class),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                instant(row, 13),
                instant(row, 14),
                instant(row, 15),
                Header.Flag.of(row.getInt(16)),
                row.getBoolean(17),
                row.getObject(18, Long.class),
                row.getInt(19),
                row.getInt(20),
                row.getInt(21));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
