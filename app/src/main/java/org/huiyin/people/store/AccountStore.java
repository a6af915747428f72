package org.huiyin.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts, their posts and roles; never what they sign in with. */
@Repository
public class AccountStore {
    static final String ACCOUNT = """
            select a.id, a.login, a.name, a.post, p.name_zh, p.name_en, p.office, a.password_is_initial, a.closed_at,
                   a.second_factor is not null or exists (
                       select from passkey k where k.district = a.district and k.account = a.id) as second_factor,
                   array(select r.role from account_role r where r.district = a.district and r.account = a.id) as roles
            from account a join post p on p.district = a.district and p.id = a.post
            """;

    private final JdbcClient jdbc;
    private final District district;

    AccountStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    static Account account(ResultSet row, int number) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class), row.getString("login"), row.getString("name"), row.getInt("post"),
                new Wording(row.getString("name_zh"), row.getString("name_en")), row.getInt("office"),
                roles((String[]) row.getArray("roles").getArray()), row.getBoolean("second_factor"),
                row.getBoolean("password_is_initial"), closed == null ? null : closed.toInstant());
    }

    static Set<Role> roles(String[] codes) {
        return Arrays.stream(codes).map(Role::of).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Account> find(UUID id) {
        return jdbc.sql(ACCOUNT + "where a.district = :district and a.id = :id")
                .param("district", district.id())
                .param("id", id)
                .query(AccountStore::account)
                .optional();
    }

    /** Names of these accounts, by their ids. */
    public Map<String, String> names(List<UUID> ids) {
        return jdbc.sql("select id, name from account where district = :district and id = any(:ids)")
                .param("district", district.id())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Optional<Account> byLogin(String login) {
        return jdbc.sql(ACCOUNT + "where a.district = :district and a.login = :login")
                .param("district", district.id())
                .param("login", login)
                .query(AccountStore::account)
                .optional();
    }

    public List<Account> all() {
        return jdbc.sql(ACCOUNT + "where a.district = :district order by a.login")
                .param("district", district.id())
                .query(AccountStore::account)
                .list();
    }

    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from account where district = :district)")
                .param("district", district.id())
                .query(Boolean.class)
                .single();
    }

    public List<Account> openAt(int office) {
        return jdbc.sql(ACCOUNT + "where a.district = :district and p.office = :office and a.closed_at is null order by a.login")
                .param("district", district.id())
                .param("office", office)
                .query(AccountStore::account)
                .list();
    }

    /** Open accounts with the role at one of these offices. */
    public List<Account> holders(Role role, List<Integer> offices) {
        return jdbc.sql(ACCOUNT + """
                where a.district = :district and p.office in (:offices) and a.closed_at is null
                  and exists (select from account_role h where h.district = a.district and h.account = a.id and h.role = :role)
                order by a.login
                """)
                .param("district", district.id())
                .param("offices", offices)
                .param("role", role.code())
                .query(AccountStore::account)
                .list();
    }

    /** Open administrators at these offices besides one account. */
    public long otherAdministrators(UUID besides, List<Integer> offices) {
        return holders(Role.ADMINISTRATOR, offices).stream().filter(account -> !account.id().equals(besides)).count();
    }

    public void insert(UUID id, String login, String name, int post, @Nullable String password, Instant now) {
        jdbc.sql("""
                insert into account (district, id, login, name, post, password, opened_at)
                values (:district, :id, :login, :name, :post, :password, :now)
                """)
                .param("district", district.id())
                .param("id", id)
                .param("login", login)
                .param("name", name)
                .param("post", post)
                .param("password", password)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void update(UUID id, String name, int post) {
        jdbc.sql("update account set name = :name, post = :post where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("name", name)
                .param("post", post)
                .update();
    }

    public void setRoles(UUID id, Set<Role> roles) {
        jdbc.sql("delete from account_role where district = :district and account = :id")
                .param("district", district.id())
                .param("id", id)
                .update();
        jdbc.sql("insert into account_role (district, account, role) select :district, :id, unnest(:roles)")
                .param("district", district.id())
                .param("id", id)
                .param("roles", roles.stream().map(Role::code).toArray(String[]::new))
                .update();
    }

    public void close(UUID id, Instant now) {
        jdbc.sql("update account set closed_at = :now where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The open deputy of an account that is on leave that day. */
    public Optional<Account> deputy(UUID account, LocalDate day) {
        return jdbc.sql(ACCOUNT + """
                join leave_of_absence l on l.district = a.district and l.deputy = a.id
                where l.district = :district and l.account = :account and l.from_day <= :day and l.until_day > :day
                  and a.closed_at is null
                order by l.from_day desc limit 1
                """)
                .param("district", district.id())
                .param("account", account)
                .param("day", day)
                .query(AccountStore::account)
                .optional();
    }

    /** Open accounts on the duty list at that moment. */
    public List<Account> onDuty(Role role, Instant at) {
        return jdbc.sql(ACCOUNT + """
                where a.district = :district and a.closed_at is null and exists (
                    select from duty d
                    where d.district = a.district and d.account = a.id and d.role = :role
                      and d.ends_at > :at and d.starts_at <= :at)
                order by a.login
                """)
                .param("district", district.id())
                .param("role", role.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(AccountStore::account)
                .list();
    }
}
