package org.huiyin.appeals;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No identifier joins a person's matters. Whatever stands in a row of a matter either may be the same in another matter of the same
 * person, and a line here says why, or never is. A new column, or a new part of an event, needs its place here.
 */
class NothingJoinsMattersTest extends AppealServer {
    /** What may be the same in two matters, and why it joins nobody's. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            entry("the district", """
                    matter.district matter_event.district matter_agenda.district matter_words.district matter_key.district
                    matter_search.district reading.district outbox.district counted.district sample_list.district attachment.district
                    letter.district reply_address.district public_matter.district public_update.district open311_sent.district
                    triage_due.district triage_decision.district log_index.district log_queue.district"""),
            entry("codes of the rules: kind, state, category, what an event is called", """
                    matter.kind matter.state matter.category matter.type matter.channel matter.title matter.flags matter_event.kind
                    matter.body.is matter_event.body.outcome matter_event.body.solved matter_event.body.satisfied
                    matter_event.spine.is matter_event.spine.how matter_event.spine.fromResident matter_event.spine.question
                    counted.measure counted.detail counted.category matter_words.use attachment.use attachment.media_type attachment.scan
                    reading.role reading.grade reading.purpose letter.template letter.channel letter.language letter.state letter.reason
                    triage_decision.category public_matter.kind public_matter.title public_matter.category public_matter.type public_matter.channel public_matter.state
                    public_update.state"""),
            entry("an office or the place it is about: repeated filing is found by text and place alone", """
                    matter.office matter.place matter.about matter_event.office reading.office counted.office matter.custody.office
                    matter.custody.previous matter.supervisors matter.supports matter_event.spine.office matter_event.spine.to matter_event.spine.from
                    triage_decision.office public_matter.place public_matter.township public_matter.office public_matter.lat public_matter.lng public_matter.cell"""),
            entry("a time", """
                    matter.received_at matter.promise matter.due matter.next_due matter_event.occurred_at matter_event.recorded_at matter_agenda.wake_at
                    reading.at reading.day counted.at counted.until attachment.added_at matter.body.at matter_event.body.at
                    letter.due_at letter.until letter.queued_at letter.ended_at public_matter.received_at public_matter.updated_at
                    triage_decision.decided_at log_queue.release_at public_matter.closed_at public_matter.promise public_update.at"""),
            entry("a clock: which, until when, by which article and why", "matter.custody.clocks matter_event.clocks.s matter_event.clocks.d matter_event.clocks.e"),
            entry("where the matter stands on its way", """
                    matter.everyone matter.owed matter.group_size matter.revision matter.step_revision matter.provisional matter.no_rule matter.asks matter.pressing
                    matter_event.revision log_index.revision log_queue.revision reading.held outbox.revision counted.revision matter.custody.signed matter.body.outcome matter.body.course
                    public_matter.voices public_update.revision public_update.open"""),
            entry("which of the matter's own words are meant", "matter_words.no matter_event.body.words matter_event.spine.words"),
            entry("a member of staff", "reading.account"),
            entry("its place in the public log, counted through all matters", "log_index.index"),
            entry("an application, which is no person", "open311_sent.api_key"),
            entry("what an office released for everybody, and the words of the title", "public_matter.notes public_matter.words public_update.notes"),
            entry("the words of the text, without name and numbers: repeated filing is found by text", "matter_search.words"),
            entry("how often a message was tried", "letter.tries"),
            entry("how long a file is, which its ciphertext says as well", "attachment.bytes"),
            entry("how often the virus scanner said nothing of a file", "attachment.scan_tries"),
            entry("on which list of a sample a matter stands, drawn by lot", "sample_list.sample sample_list.drawn sample_list.told"),
            entry("holds parts, which are named one by one", """
                    matter.body matter.custody matter_event.body matter_event.spine matter_event.clocks"""));

    /** What is never the same in two matters. */
    private static final Set<String> ALONE = words("""
            matter.matter_id matter_event.matter_id matter_agenda.matter_id matter_words.matter_id matter_key.matter_id matter_search.matter_id
            reading.matter_id outbox.matter_id counted.matter_id attachment.matter_id sample_list.matter_id
            matter.lead matter_event.command_id matter_event.actor outbox.no
            matter_words.sealed matter_key.wrapped matter_key.receipt matter_key.fingerprint matter_key.resident
            attachment.id attachment.name attachment.digest attachment.address attachment.thumbnail letter.id letter.matter_id letter.sealed reply_address.matter_id
            reply_address.hash
            public_matter.matter_id public_matter.lead public_update.matter_id open311_sent.matter_id open311_sent.token
            triage_due.matter_id triage_decision.matter_id triage_decision.no
            outbox.leaf reading.id log_index.matter_id log_index.reading log_index.file log_queue.matter_id log_queue.reading log_queue.file
            log_queue.leaf""");

    /** Of those, what this resident's matters have none of. */
    private static final Set<String> EMPTY = Set.of("matter.lead", "attachment.thumbnail", "sample_list.matter_id", "letter.id", "letter.matter_id", "letter.sealed",
            "reply_address.matter_id", "reply_address.hash", "public_matter.matter_id", "public_matter.lead", "public_update.matter_id",
            "open311_sent.matter_id", "open311_sent.token", "log_index.matter_id", "log_index.reading", "log_index.file"); // messages are not set up here: NoticesTest looks at theirs

    /** Tables that hold no rows of a matter. */
    private static final Map<String, String> OF_NO_MATTER = Map.ofEntries(
            entry("offices and staff", """
                    office office_period office_version post account account_role leave_of_absence duty people_event session recovery_code
                    sign_in_failure saved_view provider_link provider_request factor_wanted passkey passkey_enrolment"""),
            entry("a resident's own account: a list sealed for its resident alone (ResidentAccountHttpTest)",
                    "resident_account resident_session resident_code"),
            entry("totals of an office, by day, month or category", "total figures_kept reply_quality triage_count triage_support"),
            entry("a file that has no appeal yet, for a day", "upload upload_coming"),
            entry("orders of staff, for seven days", "job job_refusal"),
            entry("rules of drawing", "sample"),
            entry("the server's own affairs", "lease derived_mark outbox_heard flyway_schema_history mailbox_read webhook public_rules api_key"),
            entry("questions and answers for everybody", "answer"),
            entry("the log as a whole: entries without their matter, checkpoints, keys, what was found",
                    "log_head log_pending log_checkpoint log_key log_witnessed log_check log_rules reading_review"),
            entry("letters that became no matter", "letter_not_taken"));

    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;
    @Autowired private MessageHandler messages;
    @Autowired private Readings readings;
    @Autowired private JsonMapper json;

    @Test
    void every_column_is_known_to_join_nothing() {
        var columns = new TreeSet<String>();
        for (var table : tables()) {
            for (var column : jdbc.queryForList("select column_name from information_schema.columns where table_schema = 'public' and table_name = ?",
                    String.class, table)) {
                columns.add(table + "." + column);
            }
        }
        var named = new TreeSet<>(ALONE);
        named.addAll(shared());
        named.removeIf(NothingJoinsMattersTest::inside);
        assertThat(columns).isEqualTo(named);
    }

    @Test
    void two_matters_of_one_resident_with_the_same_words_have_nothing_in_common_that_is_theirs_alone() {
        var one = lived();
        var other = lived();
        outbox.read();
        for (var matter : List.of(one, other)) {
            residents.rate(resident(matter), Verdict.NO, Verdict.NO, "还在漏");
        }
        var ofOne = parts(one.id());
        var ofOther = parts(other.id());
        var seen = new TreeSet<>(ofOne.keySet());
        seen.addAll(ofOther.keySet());
        assertThat(seen).as("parts that no event has any more").containsAll(shared().stream().filter(NothingJoinsMattersTest::inside).toList());
        seen.removeAll(shared());
        assertThat(seen).as("what no line here names").isSubsetOf(ALONE);
        for (var name : ALONE) {
            if (!EMPTY.contains(name)) {
                assertThat(ofOne.get(name)).as(name).isNotEmpty();
                assertThat(values(ofOther)).as(name).doesNotContainAnyElementsOf(ofOne.get(name));
            }
        }
    }

    @Test
    void who_wrote_it_leaves_no_search_word_even_when_it_is_signed() {
        var one = register.handle(appeal("滨河路灯不亮。欧阳晓岚，13877712345")).matter();
        var other = register.handle(appeal("学校门口摆摊。欧阳晓岚，13877712345")).matter();
        assertThat(parts(one.id()).get("matter_search.words")).isNotEmpty()
                .doesNotContainAnyElementsOf(parts(other.id()).get("matter_search.words"));
    }

    private RegisterAppeal appeal(String text) {
        return new RegisterAppeal(UUID.randomUUID(), text, null, null, false, null, new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", null),
                new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null), false, List.of(), "web", null, false, null);
    }

    private Matter<AppealState> lived() {
        var file = attachments.upload("欧阳晓岚.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        var registered = register.handle(appeal("滨河社区三号楼地下室又积水了。")).matter(); // sent alike to the last sign: files have ids of their own
        adoptions.adopt(registered.id(), Objects.requireNonNull(registered.key()), List.of(file.id()), "appeal");
        var matter = dispatched(registered, "housing");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        readings.contents(matter, member(Role.HANDLER, "housing"));
        readings.identity(matter, member(Role.AGENT, "centre"), "call-back");
        messages.askDetails(ask(matter, Role.HANDLER, "housing"), "几号楼？");
        residents.message(resident(matter), "三号楼");
        return answered(matter, "housing");
    }

    private List<String> tables() {
        var none = all(OF_NO_MATTER);
        return jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class).stream()
                .filter(table -> !none.contains(table)).toList();
    }

    /** Everything that stands in rows of this matter, by column and, within JSON, by the name of the part. */
    private Map<String, Set<String>> parts(MatterId id) {
        var staff = Set.copyOf(jdbc.queryForList("select id::text from account", String.class));
        var parts = new TreeMap<String, Set<String>>();
        for (var table : tables()) {
            for (var row : jdbc.queryForList("select to_jsonb(t) from " + table + " t where district = ? and matter_id = ?", String.class,
                    id.district(), id.value())) {
                json.readTree(row).properties().forEach(column -> leaves(table + "." + column.getKey(), column.getValue(), (name, value) -> {
                    if (!name.equals("matter_event.actor") || !staff.contains(value)) {
                        parts.computeIfAbsent(name, _ -> new TreeSet<>()).add(value);
                    }
                }));
            }
        }
        return parts;
    }

    /** A part of a part goes under the name of the first. A small number says something only under its name. */
    private static void leaves(String name, JsonNode node, BiConsumer<String, String> each) {
        if (node.isArray()) {
            node.forEach(one -> leaves(name, one, each));
        } else if (node.isObject()) {
            node.properties().forEach(part -> leaves(inside(name) ? name : name + "." + part.getKey(), part.getValue(), each));
        } else if (!node.isNull()) {
            each.accept(name, node.isNumber() && node.asLong() < 1_000_000 ? name + " " + node.asString() : node.asString());
        }
    }

    private static Set<String> values(Map<String, Set<String>> parts) {
        return parts.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Whether it names a part of a column of JSON. */
    private static boolean inside(String name) {
        return name.indexOf('.') != name.lastIndexOf('.');
    }

    private static Set<String> shared() {
        return all(SHARED);
    }

    private static Set<String> all(Map<String, String> lists) {
        return lists.values().stream().flatMap(list -> words(list).stream()).collect(Collectors.toSet());
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toSet());
    }
}
