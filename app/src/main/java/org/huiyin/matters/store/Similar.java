package org.huiyin.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Destroying;
import org.huiyin.matters.Header;
import org.huiyin.matters.domain.Likeness;
import org.huiyin.matters.domain.OpenTexts.Alike;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.domain.OpenTexts.Text;
import org.huiyin.matters.store.LikeIndex.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Open matters whose text is like another's, by the words both have, by place, category and time. */
@Component
public class Similar implements Destroying {
    private static final int LOOKED_AT = 48;
    private static final String OPEN = "select m.matter_id, m.office from matter m where m.district = ? and m.owed";
    private static final int NEWEST = 200;
    private static final int OWN = 2000;
    private final JdbcTemplate jdbc;
    private final short district;
    private final LikeIndex index;

    Similar(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district.id();
        this.index = new LikeIndex(new OpenMatters(), Likeness.OF_TEXTS);
    }

    /**
     * Who looks.
     *
     * @param within only what these offices hold; null for every office
     * @param complainedOf nothing that is about one of these
     * @param not the matter that is compared
     */
    public record Reach(@Nullable List<Integer> within, List<Integer> complainedOf, @Nullable MatterId not) {}

    /** An open matter, and how it is alike. */
    public record Found(Header header, Alike alike) {}

    /** Open matters that share enough of the words, most alike first. Which those are is read anew, whatever was kept in memory. */
    public List<Found> to(Asked asked, Reach who, Predicate<Header> shown, int limit) {
        var likely = index.likely(asked, who.within, LOOKED_AT);
        if (likely.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(district, likely.toArray(Long[]::new), who.not == null ? 0L : who.not.value(),
                who.complainedOf.toArray(Integer[]::new)));
        if (who.within != null) {
            values.add(who.within.toArray(Integer[]::new));
        }
        record Read(Header header, Text text) {}
        var read = jdbc.query("select " + MatterStore.HEADER + """
                , s.words::text from matter m join matter_search s on s.district = m.district and s.matter_id = m.matter_id
                where m.district = ? and m.matter_id = any(?) and m.matter_id <> ? and m.owed and (m.about is null or m.about <> all(?))"""
                + (who.within == null ? "" : " and m.office = any(?)"), (row, _) -> new Read(MatterStore.header(row), text(row, 2, 9, 10, 22)), values.toArray());
        return index.reading(known -> read.stream().filter(one -> shown.test(one.header)).flatMap(one -> {
            var alike = known.judge(asked, one.text, one.header.category());
            return alike == null ? java.util.stream.Stream.<Found>of() : java.util.stream.Stream.of(new Found(one.header, alike));
        }).sorted(Comparator.comparingDouble((Found one) -> one.alike.rank()).reversed()).limit(limit).toList());
    }

    @Override
    public void destroy(MatterId id) {
        index.forget(id.value());
    }

    @EventListener(ContextClosedEvent.class)
    void leave() {
        index.close();
    }

    /** Its words as they are written in a row. */
    public static Text text(ResultSet row, int id, int office, int place, int words) throws SQLException {
        return new Text(row.getLong(id), row.getInt(office), row.getInt(place), numbers(Objects.requireNonNull(row.getString(words))));
    }

    /** {@code {1,-2}}: read as text, because the driver makes an object of each number. */
    private static int[] numbers(String written) {
        var numbers = new int[(int) written.chars().filter(sign -> sign == ',').count() + 1];
        int many = 0;
        int from = 1;
        for (int at = 1; at < written.length(); at++) {
            if (written.charAt(at) == ',' || written.charAt(at) == '}') {
                if (at > from) {
                    numbers[many++] = Integer.parseInt(written, from, at, 10);
                }
                from = at + 1;
            }
        }
        return java.util.Arrays.copyOf(numbers, many);
    }

    private final class OpenMatters implements LikeIndex.Source {
        @Override
        public List<Held> all() {
            return held(OPEN + " order by m.matter_id desc", district);
        }

        /** The newest of all; of a few offices what they hold, so that a matter is found where it was handed to just now. */
        @Override
        public List<Held> fresh(@Nullable List<Integer> within) {
            return within == null ? held(OPEN + " order by m.received_at desc, m.matter_id desc limit ?", district, NEWEST)
                    : held(OPEN + " and m.office = any(?) limit ?", district, within.toArray(Integer[]::new), OWN);
        }

        @Override
        public List<Text> texts(List<Long> ids) {
            return jdbc.query("""
                    select m.matter_id, m.office, m.place, coalesce(s.words, '{}')::text from unnest(?::bigint[]) one (matter_id)
                    join matter m on m.district = ? and m.matter_id = one.matter_id
                    left join matter_search s on s.district = m.district and s.matter_id = m.matter_id""", (row, _) -> text(row, 1, 2, 3, 4),
                    ids.toArray(Long[]::new), district);
        }

        private List<Held> held(String sql, Object... values) {
            return jdbc.query(sql, (row, _) -> new Held(row.getLong(1), row.getInt(2)), values);
        }
    }
}
