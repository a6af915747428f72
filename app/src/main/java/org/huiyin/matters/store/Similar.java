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
    private static final int FEWEST = 3;
    /** In more than one of twenty texts: stock phrases, which say nothing of what a text is about. */
    private static final String TELLING =
            "select word from unnest(?::int[]) word where word not in (select common.word from (" + SearchWords.KNOWN + ") common where common.share > 0.05)";
    private final JdbcTemplate jdbc;

    Similar(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is compared.
     *
     * @param words some of the text's
     * @param category of the same category fewer words are enough, and likewise at the same place
     * @param place those at the same place come first
     * @param within only what these offices hold; null for every office
     * @param complainedOf nothing that is about one of these
     * @param not the matter that is compared
     */
    public record Alike(List<Integer> words, @Nullable String category, @Nullable Integer place, @Nullable List<Integer> within,
            List<Integer> complainedOf, MatterId not) {}

    /** Of the newest open matters those that share enough of the words that tell something, most alike first. */
    public List<Header> to(short district, Alike it, int limit) {
        var words = telling(it.words);
        if (words.length == 0) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(district));
        if (it.within != null) {
            values.add(it.within.toArray(Integer[]::new));
        }
        values.addAll(Arrays.asList(it.complainedOf.toArray(Integer[]::new), LOOKED_THROUGH, words, it.not.value(), enough(words.length),
                it.place, it.category, it.place, limit));
        return jdbc.query("select " + MatterStore.HEADER + " from (select * from matter where district = ? and owed"
                + (it.within == null ? "" : " and office = any(?)") + """
                 and (about is null or about <> all(?)) order by received_at desc, matter_id desc limit ?) m
                join matter_search s on s.district = m.district and s.matter_id = m.matter_id
                cross join lateral (select count(*) as shared from unnest(s.words) word where word = any(?)) alike
                where m.matter_id <> ? and (alike.shared >= ? or alike.shared >= 2 and (m.place = ? or m.category = ?))
                order by (m.place is not distinct from ?) desc, alike.shared / (1 + ln(cardinality(s.words))) desc limit ?""",
                (row, _) -> MatterStore.header(row), values.toArray());
    }

    /** A fifth of them, and never fewer than three. */
    private static int enough(int words) {
        return Math.max(FEWEST, Math.ceilDiv(words, 5));
    }

    /** All of them where so few are left that nothing could be told by those. */
    private Integer[] telling(List<Integer> words) {
        var all = words.toArray(Integer[]::new);
        var left = jdbc.queryForList(TELLING, Integer.class, (Object) all);
        return left.size() < FEWEST ? all : left.toArray(Integer[]::new);
    }
}
