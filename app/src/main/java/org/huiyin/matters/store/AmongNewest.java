package org.huiyin.matters.store;

import java.util.ArrayList;
import java.util.Objects;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.matters.store.MatterList.Many;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what a list has among the newest ten thousand matters alone, where no index leads to more of it. */
final class AmongNewest {
    static final int NEWEST = 10_000;

    private AmongNewest() {}

    /** Nothing but the order of receipt leads to what is asked. */
    static boolean suits(Filter filter) {
        return filter.owedBy() == null && filter.custody() == null && filter.query() == null && filter.titled() == null && filter.place() == null
                && filter.within() == null && (filter.flag() == null || filter.flag() != 1 << Header.Flag.NO_RULE.ordinal());
    }

    /** At least so many when there are more than {@code most}, or older ones that were not looked at. */
    static Many count(JdbcTemplate jdbc, short district, Filter filter, int most) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("select count(*) filter (where true");
        MatterList.where(sql, values, filter);
        sql.append("), count(*) from (select m.* from matter m where m.district = ?");
        values.add(district);
        MatterList.instant(sql, values, "m.received_at >= ?", filter.from());
        MatterList.instant(sql, values, "m.received_at < ?", filter.to());
        sql.append(" order by m.received_at desc, m.matter_id desc limit ").append(NEWEST).append(") m");
        return Objects.requireNonNull(jdbc.queryForObject(sql.toString(),
                (row, _) -> new Many(Math.min(row.getInt(1), most), row.getInt(1) > most || row.getInt(2) == NEWEST), values.toArray()));
    }
}
