package org.huiyin.notify.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How the mailbox was found, and the letters that could not be taken in. */
@Component
public class MailboxStore {
    /** A letter that waits in its folder for somebody to look. */
    public record NotTaken(UUID id, String reason, byte[] sealed, Instant cameAt, boolean again) {}

    /** The last look, and what was wrong with it. */
    public record Look(Instant at, @Nullable String fault) {}

    private final JdbcTemplate jdbc;
    private final District district;

    MailboxStore(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    public void looked(Instant at, @Nullable String fault) {
        jdbc.update("""
                insert into mailbox_read (district, at, fault) values (?, ?, ?)
                on conflict (district) do update set at = excluded.at, fault = excluded.fault""", district.id(), MatterStore.utc(at), fault);
    }

    public Optional<Look> lastLook() {
        return jdbc.query("select at, fault from mailbox_read where district = ?",
                (row, _) -> new Look(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)), district.id()).stream().findFirst();
    }

    public void add(NotTaken letter) {
        jdbc.update("""
                insert into letter_not_taken (district, id, reason, sealed, came_at) values (?, ?, ?, ?, ?)
                on conflict (district, id) do update set reason = excluded.reason, again = false""",
                district.id(), letter.id, letter.reason, letter.sealed, MatterStore.utc(letter.cameAt));
    }

    /** The newest first, up to a hundred. */
    public List<NotTaken> notTaken() {
        return read("order by came_at desc, id desc limit 100");
    }

    public List<NotTaken> wantedAgain() {
        return read("and again order by came_at limit 100");
    }

    public boolean wantAgain(UUID id) {
        return jdbc.update("update letter_not_taken set again = true where district = ? and id = ?", district.id(), id) == 1;
    }

    public boolean delete(UUID id) {
        return jdbc.update("delete from letter_not_taken where district = ? and id = ?", district.id(), id) == 1;
    }

    private List<NotTaken> read(String how) {
        return jdbc.query("select id, reason, sealed, came_at, again from letter_not_taken where district = ? " + how,
                (row, _) -> new NotTaken(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3), row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5)), district.id());
    }
}
