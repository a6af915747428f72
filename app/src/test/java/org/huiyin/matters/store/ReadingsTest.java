package org.huiyin.matters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReadingsTest {
    private static final MatterId MATTER = new MatterId((short) 1, 1);
    private final JdbcTemplate jdbc = database();

    private static JdbcTemplate database() {
        var address = TestDatabase.fresh();
        return new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
    }

    private Readings at(String instant) {
        return new Readings(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private static Member member() {
        return new Member(UUID.randomUUID(), "王敏", new Wording("承办人", "Handler"), 7, Set.of(Role.HANDLER));
    }

    @Test
    void a_reading_stands_among_those_it_is_answered_with_and_is_recorded_once_a_day() {
        var one = member();
        assertThat(at("2026-01-01T08:00:00Z").withContents(MATTER, one)).hasSize(1);
        assertThat(at("2026-01-01T09:00:00Z").withContents(MATTER, one)).extracting(Readings.Reading::at).containsExactly(Instant.parse("2026-01-01T08:00:00Z"));
        at("2026-01-01T10:00:00Z").identity(MATTER, one, "call");
        var read = at("2026-01-02T08:00:00Z").withContents(MATTER, member());
        assertThat(read).extracting(Readings.Reading::grade).containsExactly("contents", "identity", "contents");
        assertThat(read).isEqualTo(at("2026-01-02T08:00:00Z").of(MATTER));
        assertThat(at("2026-01-02T08:00:00Z").withContents(new MatterId((short) 1, 2), one)).hasSize(1);
    }
}
