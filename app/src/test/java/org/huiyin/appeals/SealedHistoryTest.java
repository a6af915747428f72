package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.store.Readings;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.Json;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.transparency.command.LogCheck;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogCheck.Part;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.Receipts;
import org.huiyin.transparency.command.Receipts.Lacking;
import org.huiyin.transparency.command.Receipts.OfEvent;
import org.huiyin.transparency.command.SealingOnceMore;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.LogStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What happens to an appeal is sealed, and what is done to it afterwards in the database is named. */
@Import(SealingOnceMore.class)
class SealedHistoryTest extends AppealServer {
    @Autowired private Sequencer sequencer;
    @Autowired private Receipts receipts;
    @Autowired private LogKeys keys;
    @Autowired private LogCheck log;
    @Autowired private Readings readings;
    @Autowired private ErasureHandler erasure;
    @Autowired private SealingOnceMore late;
    @Autowired private DatabaseAddress address;
    @Autowired private LogStore store;
    @Autowired private PublicFiles files;

    @BeforeEach
    void the_log_is_begun() {
        jdbc.update("update lease set until = '2000-01-01'"); // the clock was set back
        sequencer.begin("log.example.gov.cn/district");
    }

    /** What a test spoilt is put right again: the classes beside this one share the database. */
    @AfterEach
    void nothing_is_left_spoilt() {
        assertThat(log.walk().faults()).isEmpty();
    }

    private void seal() {
        outbox.read();
        sequencer.seal();
        sequencer.publish();
    }

    private static Opening opening(OfEvent one) {
        return Opening.parse(TlogProof.parse(String.valueOf(one.receipt().proof())).extra().orElseThrow());
    }

    @Test
    void each_event_has_a_receipt_that_opens_what_happened_and_is_checked_without_us() {
        var matter = answered(inHand("housing"), "housing");
        assertThat(receipts.ofEvents(matter, true)).extracting(one -> one.receipt().lacking()).containsOnly(Lacking.WAITING);
        seal();
        var all = receipts.ofEvents(now(matter.id()), true);
        assertThat(all).hasSize(4).allSatisfy(one -> {
            var proof = TlogProof.parse(String.valueOf(one.receipt().proof()));
            var opening = opening(one);
            assertThat(proof.verify(opening.entry().bytes(), TrustPolicy.of(keys.verifiers().getFirst())).origin()).isEqualTo("log.example.gov.cn/district");
            assertThat(opening.entry().seq()).isEqualTo(one.revision());
            assertThat(Json.object(opening.payload())).containsEntry("matter", number(matter)).containsEntry("seq", (double) one.revision());
        });
        assertThat(all).extracting(one -> Json.object(opening(one).payload()).get("by")).containsExactly("resident", "staff", "staff", "staff");
        assertThat(opening(all.getLast()).words()).extracting(Opening.Words::text).anyMatch(text -> text.startsWith("换了两台水泵，管道清通了。"));
        assertThat(receipts.ofEvents(now(matter.id()), false)).allSatisfy(one -> assertThat(opening(one).words()).isEmpty());
    }

    @Test
    void the_log_holds_no_word_no_name_no_office_and_no_number_of_a_matter() {
        var matter = answered(inHand("housing"), "housing");
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        seal();
        for (var one : receipts.ofEvents(now(matter.id()), false)) {
            assertThat(new String(opening(one).entry().bytes(), StandardCharsets.US_ASCII))
                    .matches("\\{\"caseRef\":\"[\\w-]{22}\",\"commit\":\"[\\w+/]{43}=\",\"kind\":\"event\",\"seq\":\\d+,\"ts\":\"2026-09-16T01:12:00Z\",\"v\":1}");
        }
        assertThat(receipts.ofEvents(now(matter.id()), false)).extracting(one -> opening(one).entry().caseRef()).containsOnly(opening(receipts.ofEvents(now(matter.id()), false).getFirst()).entry().caseRef());
    }

    @Test
    void a_reading_is_sealed_once_with_what_it_was_for() {
        var matter = inHand("housing");
        readings.contents(matter, member(Role.HANDLER, "housing"));
        readings.contents(matter, member(Role.HANDLER, "housing"));
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        seal();
        var sealed = receipts.ofReadings(now(matter.id()));
        assertThat(sealed).hasSize(2).allSatisfy(one -> assertThat(one.receipt().proof()).isNotNull());
        var payloads = sealed.stream().map(one -> Json.object(Opening.parse(TlogProof.parse(String.valueOf(one.receipt().proof())).extra().orElseThrow()).payload())).toList();
        assertThat(payloads).extracting(one -> one.get("grade")).containsExactlyInAnyOrder("contents", "identity");
        assertThat(payloads).extracting(one -> one.get("purpose")).containsExactlyInAnyOrder(null, "call-back");
        assertThat(payloads).noneSatisfy(one -> assertThat(one.values()).contains(member(Role.AGENT, "centre").id().toString()));
    }

    @Test
    void a_report_is_sealed_when_the_day_is_over_and_tells_the_day_alone() {
        var matter = register.handle(appeal(UUID.randomUUID(), new RegisterAppeal.About(office("housing"), null), true)).matter();
        seal();
        assertThat(receipts.ofEvents(matter, false)).extracting(one -> one.receipt().lacking()).containsExactly(Lacking.TONIGHT);
        clock.advance(Duration.ofHours(16));
        seal();
        assertThat(receipts.ofEvents(matter, false)).allSatisfy(one -> assertThat(opening(one).entry().ts()).isEqualTo("2026-09-16"));
    }

    @Test
    void what_was_before_the_log_is_sealed_late_and_says_so() {
        var matter = answered(inHand("housing"), "housing");
        readings.contents(matter, member(Role.HANDLER, "housing"));
        jdbc.update("update outbox set leaf = null");
        jdbc.update("delete from log_queue");
        seal();
        assertThat(log.walk().faults()).extracting(Found::fault).contains(Fault.NEVER_SEALED);
        assertThat(late.afterASwitch()).isEqualTo(5);
        assertThat(late.afterASwitch()).as("once").isZero();
        seal();
        assertThat(receipts.ofEvents(now(matter.id()), true)).hasSize(4).allSatisfy(one -> assertThat(opening(one).entry().late()).isTrue());
        assertThat(receipts.ofReadings(now(matter.id()))).hasSize(1).allSatisfy(one -> assertThat(one.receipt().proof()).isNotNull());
    }

    @Test
    void the_rules_by_which_deadlines_are_counted_are_sealed_when_they_changed() throws IOException {
        assertThat(late.rules()).isEqualTo(5);
        assertThat(late.rules()).isZero();
        jdbc.update("update log_rules set commit = 'another' where name = 'clocks.csv'");
        assertThat(late.rules()).isEqualTo(1);
        seal();
        var clocks = Commitment.of(new byte[0], Files.readAllBytes(Path.of("../rules/clocks.csv")));
        var head = store.head().orElseThrow();
        var entries = new TiledTree(head.size(), head.root(), tile -> files.read(tile.path())).entries(head.size() >> 8);
        assertThat(entries.stream().map(LogEntry::parse).filter(one -> one.kind().equals(LogEntry.RULES) && one.caseRef().equals("clocks.csv"))).isNotEmpty()
                .allSatisfy(one -> assertThat(one.commit()).isEqualTo(clocks));
    }

    @Test
    void an_erased_appeal_leaves_opaque_entries_and_a_log_without_a_fault() {
        var matter = answered(inHand("housing"), "housing");
        residents.askErasure(resident(matter));
        seal();
        erasure.erase(ask(now(matter.id()), Role.ADMINISTRATOR, "centre"), "物业");
        seal();
        assertThat(receipts.ofEvents(now(matter.id()), true)).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from log_index where matter_id = ? and revision is not null", Integer.class, matter.id().value())).isEqualTo(6);
    }

    private List<Found> after(MatterId id, String change, String putRight) {
        var owner = new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
        owner.update(change.replace("$", String.valueOf(id.value())));
        var faults = log.walk().faults();
        owner.update(putRight.replace("$", String.valueOf(id.value())));
        return faults;
    }

    /** What the database's owner can do to a row, and how it is named. */
    @Test
    void what_is_changed_dropped_or_slipped_in_by_the_owner_of_the_database_is_named() {
        var matter = sealedAndAnswered();
        var id = matter.id();
        assertThat(after(id, "update matter_event set office = office + 1 where matter_id = $ and revision = 3", "update matter_event set office = office - 1 where matter_id = $ and revision = 3"))
                .containsExactly(new Found(Fault.CHANGED, number(matter), 3, index(id, 3), null, Part.STEP));
        assertThat(after(id, "update matter_event set recorded_at = recorded_at - interval '1 day' where matter_id = $ and revision = 4",
                "update matter_event set recorded_at = recorded_at + interval '1 day' where matter_id = $ and revision = 4"))
                .as("back-dated").extracting(Found::fault, Found::revision).containsExactly(org.assertj.core.groups.Tuple.tuple(Fault.CHANGED, 4));
        assertThat(after(id, "update matter_words set use = 'note' where matter_id = $ and no >= 16", "update matter_words set use = case when no = 18 then 'released' else 'reply' end where matter_id = $ and no >= 16"))
                .as("a reply's words").extracting(Found::fault).contains(Fault.CHANGED);
        assertThat(after(id, "insert into matter_event select district, matter_id, 5, kind, body, spine, clocks, gen_random_uuid(), actor, office, occurred_at, recorded_at from matter_event where matter_id = $ and revision = 4",
                "delete from matter_event where matter_id = $ and revision = 5")).containsExactly(new Found(Fault.NEVER_SEALED, number(matter), 5, null, null, Part.STEP));
        var owner = new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
        owner.update("create table kept as select * from matter_event where matter_id = ? and revision = 4", id.value());
        try {
            assertThat(after(id, "delete from matter_event where matter_id = $ and revision = 4", "insert into matter_event select * from kept"))
                    .containsExactly(new Found(Fault.DROPPED, number(matter), 4, index(id, 4), null, Part.STEP));
            owner.execute("drop table kept");
            owner.update("create table kept as select * from log_index where matter_id = ? and revision = 4", id.value());
            assertThat(after(id, "delete from log_index where matter_id = $ and revision = 4", "insert into log_index select * from kept"))
                    .extracting(Found::fault).containsExactlyInAnyOrder(Fault.NEVER_SEALED, Fault.NOBODYS);
        } finally {
            owner.execute("drop table kept");
        }
    }

    private Matter<AppealState> sealedAndAnswered() {
        var matter = answered(inHand("housing"), "housing");
        seal();
        return matter;
    }

    private Long index(MatterId id, int revision) {
        return jdbc.queryForObject("select index from log_index where matter_id = ? and revision = ?", Long.class, id.value(), revision);
    }

    @Test
    void a_reading_that_was_dropped_or_changed_is_named() {
        var matter = inHand("housing");
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        seal();
        assertThat(after(matter.id(), "update reading set purpose = 'visit' where matter_id = $", "update reading set purpose = 'call-back' where matter_id = $"))
                .extracting(Found::fault).containsExactly(Fault.CHANGED);
        assertThat(after(matter.id(), "update reading set account = gen_random_uuid() where matter_id = $",
                "update reading set account = '" + member(Role.AGENT, "centre").id() + "' where matter_id = $")).extracting(Found::fault).containsExactly(Fault.CHANGED);
    }

    /** Whoever holds database and files puts back an older head, or another log in its place. */
    @Test
    void a_log_that_was_cut_back_or_written_anew_no_longer_fits_what_was_published() {
        sealedAndAnswered();
        sealedAndAnswered();
        var kept = jdbc.queryForMap("select size, root from log_head");
        var owner = new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
        var older = owner.queryForObject("select size from log_checkpoint order by size limit 1", Long.class);
        owner.update("update log_head set root = decode(repeat('ab', 32), 'hex')");
        assertThat(log.walk().faults()).extracting(Found::fault).containsExactly(Fault.TILES);
        owner.update("update log_head set root = ?", kept.get("root"));
        owner.update("update log_checkpoint set size = size + 100000 where size = ?", older);
        assertThat(log.walk().faults()).extracting(Found::fault).containsExactly(Fault.FORKED);
        owner.update("update log_checkpoint set size = size - 100000 where size = ?", older + 100000);
    }
}
