package org.huiyin.people.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Leave;
import org.huiyin.people.domain.Shift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is away and who stands in; who is on duty at night and on holidays. */
@Repository
public class RosterStore {
    private final JdbcClient jdbc;
    private final District district;

    RosterStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    public List<Leave> leavesOf(UUID account) {
        return jdbc.sql("""
                select from_day, until_day, deputy from leave_of_absence
                where district = :district and account = :account order by from_day desc limit 100
                """)
                .param("district", district.id())
                .param("account", account)
                .query((row, _) -> new Leave(
                        row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class),
                        row.getObject("deputy", UUID.class)))
                .list();
    }

    public boolean hasLeaveWithin(UUID account, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select exists (select from leave_of_absence
                    where district = :district and account = :account and from_day < :until and until_day > :from)
                """)
                .param("district", district.id())
                .param("account", account)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    public void add(UUID account, Leave leave) {
        jdbc.sql("""
                insert into leave_of_absence (district, account, from_day, until_day, deputy)
                values (:district, :account, :from, :until, :deputy)
                """)
                .param("district", district.id())
                .param("account", account)
                .param("from", leave.from())
                .param("until", leave.until())
                .param("deputy", leave.deputy())
                .update();
    }

    public boolean removeLeave(UUID account, LocalDate from) {
        return jdbc.sql("delete from leave_of_absence where district = :district and account = :account and from_day = :from")
                .param("district", district.id())
                .param("account", account)
                .param("from", from)
                .update() > 0;
    }

    /** The shifts that touch a stretch of time, at most five hundred. */
    public List<Shift> shifts(Instant from, Instant until) {
        return jdbc.sql("""
                select d.id, d.account, a.name, p.office, d.role, d.starts_at, d.ends_at
                from duty d
                join account a on a.district = d.district and a.id = d.account
                join post p on p.district = a.district and p.id = a.post
                where d.district = :district and d.ends_at > :from and d.starts_at < :until
                order by d.starts_at, d.id limit 500
                """)
                .param("district", district.id())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Shift(
                        row.getLong("id"), row.getObject("account", UUID.class), row.getString("name"), row.getInt("office"),
                        Role.of(row.getString("role")), row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public long addShift(UUID account, Role role, Instant from, Instant until) {
        return jdbc.sql("""
                insert into duty (district, account, role, starts_at, ends_at)
                values (:district, :account, :role, :from, :until) returning id
                """)
                .param("district", district.id())
                .param("account", account)
                .param("role", role.code())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    public Optional<UUID> removeShift(long id) {
        return jdbc.sql("delete from duty where district = :district and id = :id returning account")
                .param("district", district.id())
                .param("id", id)
                .query(UUID.class)
                .optional();
    }
}
