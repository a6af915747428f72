package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.Json;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.transparency.command.LogCheck;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogCheck.Part;
import org.huiyin.transparency.command.Receipts;
import org.huiyin.transparency.command.Receipts.Lacking;
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

/** The log commits to the files of a matter and to its public title as it does to its steps. */
@Import(SealingOnceMore.class)
class SealedFilesTest extends AppealServer {
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    @Autowired private Sequencer sequencer;
    @Autowired private Receipts receipts;
    @Autowired private LogCheck log;
    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;
    @Autowired private ErasureHandler erasure;
    @Autowired private SealingOnceMore again;
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

    private Matter<AppealState> withFile(Matter<AppealState> matter) {
        var upload = attachments.upload("欧阳晓岚的水表.pdf", PDF);
        adoptions.adopt(matter.id(), Objects.requireNonNull(matter.key()), List.of(upload.id()), "appeal");
        return matter;
    }

    private Opening opened(Matter<?> matter) {
        var files = receipts.ofFiles(now(matter.id()));
        assertThat(files).hasSize(1);
        return Opening.parse(TlogProof.parse(String.valueOf(files.getFirst().receipt().proof())).extra().orElseThrow());
    }

    private static String sum() throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(PDF));
    }

    @Test
    void a_file_has_a_receipt_that_tells_what_it_is_and_the_sum_of_its_bytes() throws Exception {
        var matter = withFile(registered());
        assertThat(receipts.ofFiles(matter)).extracting(one -> one.receipt().lacking()).containsExactly(Lacking.WAITING);
        seal();
        var opening = opened(matter);
        assertThat(opening.entry().kind()).isEqualTo(LogEntry.FILE);
        assertThat(new String(opening.entry().bytes(), StandardCharsets.US_ASCII)).matches("\\{\"caseRef\":\"[\\w-]{22}\",\"commit\":\"[\\w+/]{43}=\",\"kind\":\"file\",\"ts\":\"2026-09-16T01:12:00Z\",\"v\":1}");
        assertThat(Json.object(opening.payload())).containsAllEntriesOf(Map.of("v", 1.0, "matter", number(matter), "use", "appeal", "mediaType", "application/pdf",
                "bytes", (double) PDF.length, "sha256", sum(), "addedAt", "2026-09-16T01:12:00Z")).containsKeys("file", "address").hasSize(9);
        assertThat(opening.payload()).doesNotContain("欧阳晓岚");
        assertThat(jdbc.queryForObject("select octet_length(digest) from attachment where matter_id = ?", Integer.class, matter.id().value())).as("sealed").isGreaterThan(32);
    }

    @Test
    void a_file_of_a_report_is_sealed_when_the_day_is_over() {
        var matter = withFile(register.handle(appeal(UUID.randomUUID(), new RegisterAppeal.About(office("housing"), null), true)).matter());
        seal();
        assertThat(receipts.ofFiles(matter)).extracting(one -> one.receipt().lacking()).containsExactly(Lacking.TONIGHT);
        clock.advance(Duration.ofHours(16));
        seal();
        assertThat(opened(matter).entry().ts()).isEqualTo("2026-09-16");
    }

    @Test
    void a_file_from_before_is_sealed_late_with_the_sum_of_its_bytes() throws Exception {
        var matter = withFile(registered());
        jdbc.update("update attachment set digest = null where matter_id = ?", matter.id().value());
        jdbc.update("delete from log_queue where matter_id = ?", matter.id().value());
        seal();
        assertThat(log.walk().faults()).contains(new Found(Fault.NEVER_SEALED, number(matter), null, null, null, Part.FILE));
        assertThat(again.afterASwitch()).isPositive();
        assertThat(again.afterASwitch()).as("once").isZero();
        seal();
        assertThat(opened(matter).entry().late()).isTrue();
        assertThat(Json.object(opened(matter).payload())).containsEntry("sha256", sum());
    }

    @Test
    void what_is_sealed_late_is_laid_down_by_its_bytes_and_not_matter_by_matter() {
        for (int i = 0; i < 4; i++) {
            withFile(registered());
        }
        jdbc.update("update outbox set leaf = null");
        jdbc.update("delete from log_queue");
        outbox.read();
        again.afterASwitch();
        again.afterASwitch();
        var leaves = jdbc.queryForList("select leaf from log_queue order by leaf", byte[].class);
        seal();
        var head = store.head().orElseThrow();
        var tree = new TiledTree(head.size(), head.root(), tile -> files.read(tile.path()));
        assertThat(leaves).hasSize(8);
        assertThat(LongStream.range(head.size() - 8, head.size()).mapToObj(tree::entry).toList()).containsExactlyElementsOf(leaves);
    }

    @Test
    void what_an_erasure_took_along_was_not_dropped() {
        var matter = withFile(answered(inHand("housing"), "housing"));
        residents.askErasure(resident(matter));
        seal();
        erasure.erase(ask(now(matter.id()), Role.ADMINISTRATOR, "centre"), "物业");
        seal();
        assertThat(receipts.ofFiles(now(matter.id()))).isEmpty();
        assertThat(log.walk().faults()).isEmpty();
        owner().update("update matter_event set kind = 'Noted' where matter_id = ? and kind = 'Erased'", matter.id().value());
        assertThat(log.walk().faults()).as("without an erasure it was").extracting(Found::fault, Found::part)
                .contains(org.assertj.core.groups.Tuple.tuple(Fault.DROPPED, Part.FILE));
        owner().update("update matter_event set kind = 'Erased' where matter_id = ? and kind = 'Noted'", matter.id().value());
    }

    private JdbcTemplate owner() {
        return new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
    }

    private List<Found> after(MatterId id, String change, String putRight) {
        var owner = owner();
        owner.update(change.replace("$", String.valueOf(id.value())));
        var faults = log.walk().faults();
        owner.update(putRight.replace("$", String.valueOf(id.value())));
        return faults;
    }

    /** What the database's owner can do to the row of a file, and how it is named. */
    @Test
    void a_file_that_is_changed_dropped_slipped_in_or_another_in_its_place_is_named() {
        var matter = withFile(registered());
        var id = matter.id();
        seal();
        var index = jdbc.queryForObject("select index from log_index where matter_id = ? and file is not null", Long.class, id.value());
        var changed = new Found(Fault.CHANGED, number(matter), null, index, null, Part.FILE);
        for (var column : Map.of("media_type", "'image/png'", "bytes", "bytes + 1", "use", "'reply'", "address", "repeat('ab', 32)", "added_at", "added_at - interval '1 day'",
                "digest", "null").entrySet()) {
            owner().execute("create table kept as select * from attachment where matter_id = " + id.value());
            assertThat(after(id, "update attachment set " + column.getKey() + " = " + column.getValue() + " where matter_id = $",
                    "update attachment a set " + column.getKey() + " = k." + column.getKey() + " from kept k where a.matter_id = $")).as(column.getKey()).containsExactly(changed);
            owner().execute("drop table kept");
        }
        owner().execute("create table kept as select * from attachment where matter_id = " + id.value());
        assertThat(after(id, "update attachment set digest = '\\x00' where matter_id = $", "update attachment a set digest = k.digest from kept k where a.matter_id = $"))
                .as("it opens no more").containsExactly(changed);
        assertThat(after(id, "delete from attachment where matter_id = $", "insert into attachment select * from kept"))
                .containsExactly(new Found(Fault.DROPPED, number(matter), null, index, null, Part.FILE));
        owner().execute("update kept set id = gen_random_uuid()");
        assertThat(after(id, "insert into attachment select * from kept", "delete from attachment a using kept k where a.id = k.id"))
                .containsExactly(new Found(Fault.NEVER_SEALED, number(matter), null, null, null, Part.FILE));
        owner().execute("drop table kept");
    }

    private List<String> titles(Matter<?> matter) {
        return receipts.ofEvents(now(matter.id()), true).stream().map(one -> Opening.parse(TlogProof.parse(String.valueOf(one.receipt().proof())).extra().orElseThrow()))
                .flatMap(opening -> opening.words().stream().filter(said -> opening.payload().matches(".*\"no\":" + said.no() + ",\"use\":\"title\".*")))
                .map(Opening.Words::text).toList();
    }

    @Test
    void each_step_that_gives_a_title_commits_to_it_and_another_one_in_the_header_is_named() {
        var matter = registered();
        var first = matter.header().title();
        dispatching.accept(ask(matter, Role.DISPATCHER, "centre"));
        dispatching.dispatch(ask(now(matter.id()), Role.DISPATCHER, "centre"), new Dispatch(office("housing"), "housing.repairs", null, "地下车库水管破裂", null));
        oversight.retitle(ask(now(matter.id()), Role.HANDLER, "housing"), "地下车库漏水");
        seal();
        assertThat(titles(matter)).containsExactly(first, "地下车库水管破裂", "地下车库漏水");
        assertThat(after(matter.id(), "update matter set title = '没有的事' where matter_id = $", "update matter set title = '地下车库漏水' where matter_id = $"))
                .containsExactly(new Found(Fault.CHANGED, number(matter), 4, null, null, Part.TITLE));
        assertThat(after(matter.id(), "delete from matter_words where matter_id = $ and no = 19", "insert into matter_words select * from matter_words where false"))
                .as("nor can the words of the title go").extracting(Found::fault, Found::part).contains(org.assertj.core.groups.Tuple.tuple(Fault.CHANGED, Part.STEP));
        jdbc.update("insert into matter_words (district, matter_id, no, use, sealed) values (?, ?, 19, 'title', ?)", matter.id().district(), matter.id().value(),
                Objects.requireNonNull(matter.key()).seal((short) 19, "地下车库漏水"));
    }

    @Test
    void a_walk_reads_a_tile_once_for_all_that_stands_in_it() {
        for (int i = 0; i < 5; i++) {
            withFile(registered());
        }
        seal();
        long tiles = (store.head().orElseThrow().size() + 255) / 256;
        int ofNoMatter = jdbc.queryForList("select index from log_index where matter_id is null").size(); // are looked at one by one
        assertThat(again.entryTilesRead(files)).isBetween(1, (int) tiles + ofNoMatter);
    }

    @Test
    void a_step_that_is_taken_and_sealed_while_a_walk_goes_on_is_no_fault() {
        var matter = registered();
        seal();
        assertThat(again.walkWhile(() -> {
            withFile(matter);
            dispatching.accept(ask(matter, Role.DISPATCHER, "centre"));
            seal();
        })).isEmpty();
        assertThat(receipts.ofEvents(now(matter.id()), false)).hasSize(2).allSatisfy(one -> assertThat(one.receipt().proof()).isNotNull());
    }
}
