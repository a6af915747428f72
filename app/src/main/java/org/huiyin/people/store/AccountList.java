package org.huiyin.people.store;

import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts in pages, by account name. */
@Repository
public class AccountList {
    private final JdbcClient jdbc;
    private final District district;

    AccountList(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** Those whose name or account name contains the words, at one of the offices, after an account name. */
    public List<Account> page(List<Integer> offices, String words, @Nullable String role, boolean closed, String after, int limit) {
        return jdbc.sql(AccountStore.ACCOUNT + """
                where a.district = :district and a.login > :after and p.office = any(:offices)
                  and (:closed or a.closed_at is null)
                  and (:words = '' or position(:words in a.login) > 0 or position(:words in lower(a.name)) > 0)
                  and (cast(:role as text) is null or exists (
                      select from account_role h where h.district = a.district and h.account = a.id and h.role = :role))
                order by a.login limit :limit
                """)
                .param("district", district.id())
                .param("after", after)
                .param("offices", offices.toArray(Integer[]::new))
                .param("closed", closed)
                .param("words", words)
                .param("role", role)
                .param("limit", limit)
                .query(AccountStore::account)
                .list();
    }
}
