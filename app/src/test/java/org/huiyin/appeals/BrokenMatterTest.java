package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.insight.Publishing;
import org.huiyin.insight.store.PublicList;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.Position;
import org.huiyin.notify.domain.Backoff;
import org.huiyin.storage.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A matter or a letter that does not open, after a disk erred: it alone stands still, and the district goes on. */
class BrokenMatterTest extends NotifyServer {
    @Autowired private PublicList list;
    @Autowired private List<Publishing> kinds;
    @Autowired private DatabaseAddress address;

    @Test
    void the_others_are_told_of_and_published_and_nothing_waits_in_the_outbox() {
        var broken = appeal();
        var whole = appeal();
        owner("update matter_words set sealed = decode(repeat('00', 40), 'hex') where matter_id = " + broken.id().value());
        hear();
        assertThat(jdbc.queryForObject("select count(*) from outbox", Integer.class)).isZero();
        assertThat(jdbc.queryForList("select matter_id from letter", Long.class)).containsExactly(whole.id().value());
        var kept = kinds.stream().flatMap(kind -> kind.kept().stream()).toList();
        assertThat(list.find(whole.id(), kept)).isPresent();
        assertThat(list.find(broken.id(), kept)).as("it is public no longer").isEmpty();
    }

    @Test
    void an_event_this_program_does_not_know_keeps_nobody_else_waiting() {
        var unknown = appeal();
        var whole = appeal();
        var of = " where matter_id = " + unknown.id().value();
        owner("create table aside as select matter_id, revision, spine from matter_event" + of);
        owner("update matter_event set spine = '{\"is\": \"OfTheYearAfter\"}'" + of);
        try {
            hear();
            assertThat(jdbc.queryForObject("select count(*) from outbox", Integer.class)).isZero();
            assertThat(jdbc.queryForList("select matter_id from letter", Long.class)).containsExactly(whole.id().value());
        } finally {
            owner("update matter_event e set spine = a.spine from aside a where a.matter_id = e.matter_id and a.revision = e.revision");
            owner("drop table aside");
            owner("insert into outbox (district, matter_id, revision) select district, matter_id, revision from matter_event" + of);
            hear();
        }
    }

    @Test
    void a_letter_that_breaks_whenever_it_is_sent_is_given_up_in_the_end() {
        appeal();
        hear();
        jdbc.update("update letter set sealed = decode(repeat('00', 40), 'hex')");
        for (int i = 0; i < Backoff.MOST_TRIES; i++) {
            assertThat(state("sms")).isEqualTo("waiting");
            send();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(state("sms")).isEqualTo("dead");
        assertThat(jdbc.queryForObject("select reason from letter", String.class)).isEqualTo("broken");
    }

    private Matter<AppealState> appeal() {
        return register.handle(new RegisterAppeal(UUID.randomUUID(), TEXT, AppealType.COMPLAINT, "housing.repairs", false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", new Position(30.912345, 117.054321)), phone(), true, List.of(), "web",
                null, false, null)).matter();
    }

    private void owner(String statement) {
        new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword())).update(statement);
    }
}
