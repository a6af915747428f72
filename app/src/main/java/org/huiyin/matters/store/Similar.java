package org.huiyin.matters.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Open matters whose text is like another's, by the words both have. */
@Component
public class Similar {
    private static final int LOOKED_THROUGH = 2000;
    private final JdbcTemplate jdbc;

    Similar(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is compared.
     *
     * @param words some of the text's
     * @param place those at the same place come first
     * @param within only what these offices hold; null for every office
     * @param complainedOf nothing that is about one of these
     * @param not the matter that is compared
     */
    public record Alike(List<Integer> words, @Nullable Integer place, @Nullable List<Integer> within, List<Integer> complainedOf, MatterId not) {}

    /** Of the newest open matters those whose words are most like these. */
    public List<Header> to(short district, Alike it, int limit) {
        if (it.words.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(district));
        if (it.within != null) {
            values.add(it.within.toArray(Integer[]::new));
        }
        values.add(it.complainedOf.toArray(Integer[]::new));
        values.addAll(Arrays.asList(LOOKED_THROUGH, it.words.toArray(Integer[]::new), it.not.value(), it.place, limit));
        return jdbc.query("select " + MatterStore.HEADER + " from (select * from matter where district = ? and owed"
                + (it.within == null ? "" : " and office = any(?)") + """
                 and (about is null or about <> all(?)) order by received_at desc, matter_id desc limit ?) m
                join matter_search s on s.district = m.district and s.matter_id = m.matter_id
                cross join lateral (select count(*) as shared from unnest(s.words) word where word = any(?)) alike
                where alike.shared > 0 and m.matter_id <> ?
                order by (m.place is not distinct from ?) desc, alike.shared / (1 + ln(cardinality(s.words))) desc limit ?""",
                (row, _) -> MatterStore.header(row), values.toArray());
    }
}
