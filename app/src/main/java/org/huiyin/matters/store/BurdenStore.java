package org.huiyin.matters.store;

import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which open matters hang on an office: asked when it is to be closed, so that no index pays for it. */
@Component
public class BurdenStore {
    private static final String OPEN = """
            (owed or next_due is not null or exists (
                select 1 from matter l where l.district = matter.district and l.matter_id = matter.lead and l.owed))""";
    private final JdbcTemplate jdbc;
    private final short district;

    BurdenStore(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district.id();
    }

    /** Owed, or answered with a clock still running that could bring it back; a member as long as its lead is owed. */
    public List<MatterId> held(int office) {
        return jdbc.query("select matter_id from matter where district = ? and office = ? and " + OPEN + " order by matter_id",
                (row, _) -> new MatterId(district, row.getLong(1)), district, office);
    }

    /** Open, about one of these offices, and with one of those. */
    public long heldAbout(List<Integer> these, List<Integer> those) {
        var by = those.toArray(Integer[]::new);
        var count = jdbc.queryForObject("""
                select count(*) from matter where district = ? and about = any(?) and %s and (office = any(?)
                    or exists (select 1 from jsonb_array_elements(supports) s where (s ->> 'office')::int = any(?)))""".formatted(OPEN),
                Long.class, district, these.toArray(Integer[]::new), by, by);
        return count == null ? 0 : count;
    }

    /** Asked for its opinion and not yet heard. */
    public List<MatterId> helping(int office) {
        return jdbc.query("""
                select matter_id from matter where district = ? and next_due is not null
                    and jsonb_path_exists(custody, '$.supports[*] ? (@.office == $office && !(@.answered == true))',
                        jsonb_build_object('office', ?))
                order by matter_id""",
                (row, _) -> new MatterId(district, row.getLong(1)), district, office);
    }
}
