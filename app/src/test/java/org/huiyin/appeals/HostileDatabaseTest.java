package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.store.Readings;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.transparency.command.LogCheck;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogCheck.Part;
import org.huiyin.transparency.command.SealingOnceMore;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.LogCheckStore;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LostRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What whoever writes to the database can do to hide from the walk, and how it is found nevertheless. */
@Import(SealingOnceMore.class)
class HostileDatabaseTest extends AppealServer {
    private static final String SLIPPED_IN = """
            insert into matter_event select district, matter_id, 5, kind, body, spine, clocks, gen_random_uuid(), actor, office, occurred_at, recorded_at
            from matter_event where matter_id = $ and revision = 4""";
    private static final String PARKED = "insert into log_queue (district, matter_id, revision, leaf, release_at) select district, matter_id, %s, %s, %s from matter where matter_id = $";
    @Autowired private Sequencer sequencer;
    @Autowired private LogCheck log;
    @Autowired private LogCheckStore checks;
    @Autowired private Readings readings;
    @Autowired private ErasureHandler erasure;
    @Autowired private SealingOnceMore late;
    @Autowired private DatabaseAddress address;
    @Autowired private LogStore store;

    @BeforeEach
    void the_log_is_begun() {
        jdbc.update("update lease set until = '2000-01-01'"); // the clock was set back
        sequencer.begin("log.example.gov.cn/district");
    }

    /** What a test spoilt is put right again: the classes beside this one share the database. */
    @AfterEach
    void nothing_is_left_spoilt() {
        owner().execute("drop table if exists kept, kept_index, kept_keys");
        assertThat(log.walk().faults()).isEmpty();
    }

    private void seal() {
        outbox.read();
        sequencer.seal();
        sequencer.publish();
    }

    private JdbcTemplate owner() {
        return new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
    }

    private void does(MatterId id, String... changes) {
        var owner = owner();
        for (var change : changes) {
            owner.execute(change.replace("$", String.valueOf(id.value())));
        }
    }

    private List<Found> after(MatterId id, String change, String putRight) {
        does(id, change);
        var faults = log.walk().faults();
        does(id, putRight);
        return faults;
    }

    private Matter<AppealState> sealedAndAnswered() {
        var matter = answered(inHand("housing"), "housing");
        seal();
        return matter;
    }

    private Long index(MatterId id, int revision) {
        return jdbc.queryForObject("select index from log_index where matter_id = ? and revision = ?", Long.class, id.value(), revision);
    }

    private Found step(Fault fault, Matter<?> matter, int revision) {
        return new Found(fault, number(matter), revision, null, null, Part.STEP);
    }

    @Test
    void a_row_that_waits_hides_no_step_that_was_slipped_in() {
        var matter = sealedAndAnswered();
        does(matter.id(), SLIPPED_IN);
        var parked = after(matter.id(), PARKED.formatted("5", "'\\x00'", "'infinity'"), "delete from log_queue where matter_id = $");
        does(matter.id(), "delete from matter_event where matter_id = $ and revision = 5");
        assertThat(parked).containsExactly(step(Fault.CHANGED, matter, 5));
    }

    @Test
    void an_entry_does_not_wait_for_ever() {
        var matter = sealedAndAnswered();
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        assertThat(log.walk().faults()).as("it waits").isEmpty();
        var reading = new Found(Fault.NEVER_SEALED, number(matter), null, null, null, Part.READING);
        assertThat(after(matter.id(), "update log_queue set release_at = release_at + interval '3 days' where matter_id = $", "update log_queue set release_at = release_at - interval '3 days' where matter_id = $"))
                .as("to come").containsExactly(reading);
        assertThat(after(matter.id(), "update log_queue set release_at = release_at - interval '4 days' where matter_id = $", "update log_queue set release_at = release_at + interval '4 days' where matter_id = $"))
                .as("passed over").containsExactly(reading);
        does(matter.id(), "update log_queue set leaf = decode('7b7d', 'hex') || leaf where matter_id = $");
        assertThat(log.walk().faults()).as("another entry").extracting(Found::fault, Found::part).containsExactly(org.assertj.core.groups.Tuple.tuple(Fault.CHANGED, Part.READING));
        does(matter.id(), "update log_queue set leaf = substr(leaf, 3) where matter_id = $");
        seal();
    }

    @Test
    void nothing_is_lost_by_a_restore_because_somebody_says_so() {
        var matter = sealedAndAnswered();
        var id = matter.id();
        long index = index(id, 4);
        var lost = new Found(Fault.NOBODYS, null, null, index, null, null);
        does(id, "create table kept as select * from matter_event where matter_id = $ and revision = 4", "create table kept_index as select * from log_index where matter_id = $ and revision = 4");
        does(id, "update log_index set district = 0, matter_id = null, revision = null where matter_id = $ and revision = 4");
        assertThat(after(id, "delete from matter_event where matter_id = $ and revision = 4", "insert into matter_event select * from kept"))
                .as("a step and its mark").containsExactlyInAnyOrder(step(Fault.DROPPED, matter, 4), lost);
        assertThat(store.lost(LostRange.ANYWHERE)).as("stands on the page").isEqualTo(1);
        does(id, "update log_index i set district = k.district, matter_id = k.matter_id, revision = k.revision from kept_index k where i.index = k.index");
        assertThat(store.lost(LostRange.ANYWHERE)).isZero();
        assertThat(after(id, "delete from matter_event where matter_id = $ and revision = 4", "insert into matter_event select * from kept"))
                .as("named once").containsExactly(new Found(Fault.DROPPED, number(matter), 4, index, null, Part.STEP));
    }

    @Test
    void a_reading_that_was_dropped_is_named() {
        var matter = inHand("housing");
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        seal();
        var index = jdbc.queryForObject("select index from log_index where matter_id = ? and reading is not null", Long.class, matter.id().value());
        does(matter.id(), "create table kept as select * from reading where matter_id = $");
        assertThat(after(matter.id(), "delete from reading where matter_id = $", "insert into reading select * from kept"))
                .containsExactly(new Found(Fault.DROPPED, number(matter), null, index, null, Part.READING));
        assertThat(after(matter.id(), "update reading set held = not held where matter_id = $", "update reading set held = not held where matter_id = $"))
                .as("whether its office held the matter").containsExactly(new Found(Fault.CHANGED, number(matter), null, index, null, Part.READING));
    }

    @Test
    void of_what_is_erased_kind_number_and_time_stay_as_they_were_sealed() {
        var matter = answered(inHand("housing"), "housing");
        residents.askErasure(resident(matter));
        seal();
        erasure.erase(ask(now(matter.id()), Role.ADMINISTRATOR, "centre"), "物业");
        seal();
        readings.contents(now(matter.id()), member(Role.AUDITOR, "centre"));
        seal();
        assertThat(log.walk().faults()).isEmpty();
        assertThat(after(matter.id(), "update matter_event set recorded_at = recorded_at - interval '1 day' where matter_id = $ and revision = 4",
                "update matter_event set recorded_at = recorded_at + interval '1 day' where matter_id = $ and revision = 4"))
                .as("back-dated").containsExactly(new Found(Fault.CHANGED, number(matter), 4, index(matter.id(), 4), null, Part.STEP));
        var other = sealedAndAnswered();
        long own = index(matter.id(), 3);
        long others = index(other.id(), 3);
        var swap = "update log_index set matter_id = case matter_id when $ then " + other.id().value() + " else $ end where index in (" + own + "," + others + ")";
        does(matter.id(), "drop index log_index_events");
        assertThat(after(matter.id(), swap, swap)).as("an entry of another matter").extracting(Found::fault, Found::index)
                .contains(org.assertj.core.groups.Tuple.tuple(Fault.CHANGED, others));
        does(matter.id(), "create unique index log_index_events on log_index (district, matter_id, revision) where revision is not null");
    }

    @Test
    void keys_that_are_gone_are_one_fault_where_all_are_and_named_where_one_is() {
        var matter = sealedAndAnswered();
        sealedAndAnswered();
        does(matter.id(), "create table kept_keys as select * from matter_key");
        assertThat(after(matter.id(), "delete from matter_key where matter_id = $", "insert into matter_key select * from kept_keys where matter_id = $"))
                .containsExactly(new Found(Fault.CHANGED, number(matter), null, null, null, Part.MATTER));
        assertThat(after(matter.id(), "delete from matter_key", "insert into matter_key select * from kept_keys")).extracting(Found::fault).containsExactly(Fault.KEYS);
    }

    @Test
    void a_walk_with_more_faults_than_it_names_says_that_it_was_broken_off() {
        var matter = sealedAndAnswered();
        assertThat(after(matter.id(), "update matter set revision = revision + 300 where matter_id = $", "update matter set revision = revision - 300 where matter_id = $"))
                .extracting(Found::fault).hasSize(201).endsWith(Fault.BROKEN_OFF);
    }

    @Test
    void a_matter_that_cannot_be_read_keeps_no_other_from_being_sealed_late() {
        var spoilt = answered(inHand("housing"), "housing");
        var other = answered(inHand("housing"), "housing");
        jdbc.update("update outbox set leaf = null");
        outbox.read();
        does(spoilt.id(), "create table kept_keys as select * from matter_key where matter_id = $", "update matter_key set wrapped = '\\x00' where matter_id = $");
        late.lateAnew();
        assertThat(jdbc.queryForObject("select count(*) from log_queue where matter_id = ?", Integer.class, other.id().value())).isEqualTo(4);
        assertThat(store.lateDone()).isFalse();
        does(spoilt.id(), "update matter_key m set wrapped = k.wrapped from kept_keys k where m.matter_id = k.matter_id");
        late.lateAnew();
        assertThat(store.lateDone()).isTrue();
        seal();
    }

    @Test
    void a_walk_of_times_to_come_is_none() {
        var forged = UUID.randomUUID();
        jdbc.update("insert into log_check (id, asked_at, ended_at, faults) values (?, '2099-01-01', '2099-01-01', '[]')", forged);
        assertThat(checks.newest(50)).noneMatch(one -> one.id().equals(forged));
        owner().update("delete from log_check where id = ?", forged);
    }

    @Test
    void what_is_still_to_be_sealed_late_is_no_fault_meanwhile() {
        inHand("housing");
        jdbc.update("update outbox set leaf = null");
        outbox.read();
        assertThat(late.walkWhileOwed()).isEmpty();
        assertThat(log.walk().faults()).extracting(Found::fault).containsOnly(Fault.NEVER_SEALED);
        late.lateAnew();
        seal();
    }
}
