package org.huiyin.matters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Vault;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.huiyin.storage.MasterKey;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReadingsTest {
    private static final Vault VAULT = new Vault(new MasterKey(new byte[32]));
    private static final District DISTRICT = new District((short) 1, "WC", new Wording("望川区", "Wangchuan"), ZoneId.of("Asia/Shanghai"));
    private static final Matter<?> MATTER = matter(1);

    private static Matter<?> matter(long value) {
        var id = new MatterId((short) 1, value);
        var header = new Header(id, "appeal", "registered", "噪声", null, "help", "web", 7, null, null, Instant.EPOCH, null, null, null, Set.of(), false, null, 1, 1, 1);
        return new Matter<>(header, "", Custody.at(7), VAULT.draw(id).key(), false);
    }
    private final JdbcTemplate jdbc = database();

    private static JdbcTemplate database() {
        var address = TestDatabase.fresh();
        return new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
    }

    private Readings at(String instant) {
        return at(instant, "on");
    }

    private Readings at(String instant, String transparency) {
        return new Readings(jdbc, new Sealer(DISTRICT), VAULT, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), transparency);
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
        assertThat(read).isEqualTo(at("2026-01-02T08:00:00Z").of(MATTER.id()));
        assertThat(at("2026-01-02T08:00:00Z").withContents(matter(2), one)).hasSize(1);
    }

    @Test
    void while_the_log_is_off_a_reading_is_recorded_and_nothing_waits_to_be_sealed() {
        at("2026-01-01T08:00:00Z", "off").identity(MATTER, member(), "call");
        assertThat(at("2026-01-01T08:00:00Z", "off").withContents(MATTER, member())).hasSize(2);
        assertThat(jdbc.queryForObject("select count(*) from log_queue", Integer.class)).isZero();
        at("2026-01-01T09:00:00Z").identity(MATTER, member(), "call");
        assertThat(jdbc.queryForObject("select count(*) from log_queue", Integer.class)).isEqualTo(1);
    }
}
