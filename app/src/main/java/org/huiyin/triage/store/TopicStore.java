package org.huiyin.triage.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.store.MatterStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Matters of the last days with the pairs they are searched by. Sealed texts stay sealed; an erased matter has no pairs any more. */
@Component
public class TopicStore {
    /** A matter with its pairs, in rising order. */
    public record Recent(Header header, int[] words) {}

    /** Nothing comes up about these: a report, what is about staff, what only its holder knows of. */
    private static final int LEFT_OUT = 1 << Flag.REPORT.ordinal() | 1 << Flag.ABOUT_STAFF.ordinal() | 1 << Flag.NOT_INHERITED.ordinal();
    private static final String RECENT = "select " + MatterStore.HEADER + """
            , s.words from (select * from matter where district = ? and received_at >= ? order by received_at desc, matter_id desc limit ?) m
            join matter_search s on s.district = m.district and s.matter_id = m.matter_id
            where m.category is not null and (m.flags & ?) = 0""";
    private static final String NOW = "select " + MatterStore.HEADER + """
             from matter m join matter_search s on s.district = m.district and s.matter_id = m.matter_id
            where m.district = ? and m.matter_id = any(?) and (m.flags & ?) = 0""";
    private final JdbcTemplate jdbc;

    TopicStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Recent> recent(short district, Instant from, int most) {
        return jdbc.query(RECENT, (row, _) -> new Recent(MatterStore.header(row), words(row)), district, MatterStore.utc(from), most, LEFT_OUT);
    }

    /** What stands of these now, by their numbers. */
    public Map<Long, Header> now(short district, List<Long> ids) {
        var found = new HashMap<Long, Header>();
        jdbc.query(NOW, row -> {
            var header = MatterStore.header(row);
            found.put(header.id().value(), header);
        }, district, ids.toArray(Long[]::new), LEFT_OUT);
        return found;
    }

    private static int[] words(ResultSet row) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray("words").getArray()).mapToInt(Integer::intValue).sorted().toArray();
    }
}
