package org.huiyin.triage.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Matters of the last days with the pairs they are searched by. Sealed texts stay sealed; an erased matter has no pairs any more. */
@Component
public class TopicStore {
    /** A matter with its pairs, in rising order. */
    public record Recent(Header header, int[] words) {}

    /** Not even read; who sees which of the others is the policy's. */
    private static final int LEFT_OUT = Flag.bits(java.util.EnumSet.of(Flag.REPORT, Flag.ABOUT_STAFF, Flag.NOT_INHERITED));
    private static final String NOW = "select " + MatterStore.HEADER + """
             from matter m join matter_search s on s.district = m.district and s.matter_id = m.matter_id
            where m.district = ? and m.matter_id = any(?)""";
    private final JdbcTemplate jdbc;

    TopicStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The newest, and no more than so many.
     *
     * @param within only what these offices hold; null for every office
     */
    public List<Recent> recent(short district, Instant from, @Nullable List<Integer> within, int most) {
        var values = new ArrayList<Object>(List.of(district, from.atOffset(java.time.ZoneOffset.UTC), LEFT_OUT));
        if (within != null) {
            values.add(within.toArray(Integer[]::new));
        }
        values.add(most);
        return jdbc.query("select " + MatterStore.HEADER + ", s.words from (select * from matter where district = ? and received_at >= ? and (flags & ?) = 0"
                + " and category is not null" + (within == null ? "" : " and office = any(?)") + """
                 order by received_at desc, matter_id desc limit ?) m
                join matter_search s on s.district = m.district and s.matter_id = m.matter_id""", (row, _) -> new Recent(MatterStore.header(row), words(row)), values.toArray());
    }

    /** What stands of these now, by their numbers. */
    public Map<Long, Header> now(short district, List<Long> ids) {
        var found = new HashMap<Long, Header>();
        jdbc.query(NOW, row -> {
            var header = MatterStore.header(row);
            found.put(header.id().value(), header);
        }, district, ids.toArray(Long[]::new));
        return found;
    }

    private static int[] words(ResultSet row) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray("words").getArray()).mapToInt(Integer::intValue).sorted().toArray();
    }
}
