package org.huiyin.matters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.huiyin.TestDatabase;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.matters.store.MatterList.Many;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A number beside a list says how many there are, or at least. */
class AmongNewestTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static JdbcTemplate jdbc;

    /** A matter a minute; the first ten were set aside, every thousandth withdrawn. */
    @BeforeAll
    static void fill() {
        var address = TestDatabase.fresh();
        jdbc = new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
        jdbc.update("""
                insert into matter (district, matter_id, kind, state, title, type, channel, office, received_at, flags, everyone, owed, revision,
                    step_revision, body, custody)
                select 1, i, 'appeal', case when i <= 10 then 'set-aside' when i % 1000 = 0 then 'withdrawn' else 'archived' end, 'a title', 'complaint',
                    'web', 7, ?::timestamptz + i * interval '1 minute', 0, false, false, 1, 1, '{}', '{}' from generate_series(1, ?) i""",
                MatterStore.utc(FIRST), AmongNewest.NEWEST + 500);
    }

    private static Filter asked(String state, Instant to, Integer office) {
        return new Filter(null, office == null ? null : List.of(office), 1, List.of(), state == null ? List.of() : List.of(state), null, null, null,
                null, null, null, to, null, null, null, null, Pressing.WHEREVER);
    }

    private static Many many(Filter filter) {
        return new MatterList(jdbc).many((short) 1, filter);
    }

    @Test
    void beyond_the_newest_there_may_be_more() {
        assertThat(many(asked("withdrawn", null, null))).isEqualTo(new Many(10, true));
        assertThat(many(asked("set-aside", null, null))).isEqualTo(new Many(0, true));
    }

    @Test
    void within_a_time_all_are_counted() {
        assertThat(many(asked("set-aside", FIRST.plusSeconds(60 * 5 + 1), null))).isEqualTo(new Many(5, false));
    }

    @Test
    void where_an_index_leads_to_them_all_are_counted() {
        assertThat(many(asked("set-aside", null, 7))).isEqualTo(new Many(10, false));
        assertThat(many(asked("set-aside", null, 8))).isEqualTo(new Many(0, false));
    }

    @Test
    void a_count_stops_at_a_thousand() {
        assertThat(many(asked(null, null, null))).isEqualTo(new Many(1000, true));
        assertThat(many(asked(null, null, 7))).isEqualTo(new Many(1000, true));
    }
}
