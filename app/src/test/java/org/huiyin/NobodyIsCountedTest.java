package org.huiyin;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How often one person files is never computed. Every line of SQL that counts, sums, groups or looks for what is distinct stands here
 * with what it counts; none names anything a resident could be told by.
 */
class NobodyIsCountedTest {
    private static final Pattern COUNTS = Pattern.compile(
            "\\bgroup\\s+by\\b|\\bhaving\\b|\\bover\\s*\\(|\\b(count|sum|avg|array_agg|jsonb?_agg|string_agg|row_number|rank)\\s*\\(|\\bdistinct\\b(?!\\s+from)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern A_RESIDENT = Pattern.compile(
            "resident|actor|receipt|fingerprint|contact|phone|identity|session|command|sealed|wrapped", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> COUNTED = Map.ofEntries(
            entry("StepStore.java: select count(*) from moved", "whether the one step was taken"),
            entry("RegistrationStore.java: select count(*) from born", "whether the one matter was written"),
            entry("MatterList.java: select count(*) from (select 1", "rows of a list, up to 1 000"),
            entry("AmongNewest.java: select count(*) filter (where true", "rows of a list among the newest ten thousand"),
            entry("AmongNewest.java: ), count(*) from (select m.* from matter m where m.district = ?", "rows looked at"),
            entry("ReceivedStore.java: group by matter_id) c on c.matter_id = m.matter_id", "the first answer of each matter"),
            entry("TotalStore.java: select t.office, t.measure, sum(t.number) from unnest(?::text[], ?::date[]) piece (span, starts)", "totals of an office"),
            entry("TotalStore.java: group by t.office, t.measure", "totals of an office"),
            entry("TotalStore.java: select distinct office from total", "offices that have totals"),
            entry("BoardStore.java: select m.place, count(*), count(*) filter (where m.due <= ?),", "open matters of a place, and late ones"),
            entry("BoardStore.java: count(*) filter (where m.due <= ? and m.custody -> 'clocks' @> any (array['[{\"s\":\"promise\",\"g\":2}]', '[{\"s\":\"reopened\",\"g\":2}]', '[{\"s\":\"again\",\"g\":2}]']::jsonb[])),",
                    "late matters that went up a level"),
            entry("BoardStore.java: count(*) filter (where m.due > ? and m.due <= ?)", "open matters due on a day"),
            entry("BoardStore.java: from matter m where m.district = ? and m.owed and m.kind = any(?) and (? or m.office = any(?)) group by m.place",
                    "open matters of a place"),
            entry("BoardStore.java: select day.no, least(floor(extract(epoch from c.at - day.starts) / 3600)::int, 23), count(*), count(*) filter (where c.at <= day.starts + ?::interval)",
                    "matters that came in an hour"),
            entry("BoardStore.java: join lateral (select distinct office, measure from total t", "offices that have totals of a day"),
            entry("BoardStore.java: group by 1, 2", "matters by hours, and by categories and weeks"),
            entry("BoardStore.java: select count(*) from unnest(?::int[]) who (office)", "answers and promises of a day"),
            entry("BoardStore.java: select t.category, (t.starts - ?::date) / 7, sum(t.number) from total t", "totals of a category"),
            entry("SampleStore.java: (select count(*) from sample_list l where l.district = s.district and l.sample = s.id),", "matters of a sample"),
            entry("SampleStore.java: (select count(*) from sample_list l where l.district = s.district and l.sample = s.id and l.drawn)", "matters of a sample"),
            entry("SampleStore.java: select distinct sample from sample_list where district = ? and not told", "samples not yet told"),
            entry("LetterStore.java: select (select count(*) from letter where district = ? and state = 'waiting'),", "messages that wait"),
            entry("LetterStore.java: (select count(*) from letter where district = ? and state = 'dead'),", "messages given up"),
            entry("UploadRoom.java: select coalesce(sum(bytes + ?), 0), coalesce(sum(bytes + ?) filter (where id = any(?)), 0)",
                    "room that files without a matter take, and some of them by their names"),
            entry("OfficeStore.java: select distinct on (o.id) o.id, o.code, o.kind, o.level, p.parent, p.name_zh, p.name_en, p.short_zh, p.short_en,",
                    "offices, each once"),
            entry("KnownAnswers.java: , (select count(*) from unnest(a.words) word where word = any(?)) as shared from answer a",
                    "words that one answer shares with a question"),
            entry("QualityStore.java: select office, category, code, sum(number) from reply_quality", "replies of an office and a category"),
            entry("QualityStore.java: where district = ? and month between ? and ? group by office, category, code", "replies of an office and a category"),
            entry("KnownAnswers.java: select count(*) from answer where district = ? and open", "answers"),
            entry("KnownAnswers.java: select word, count(*) from answer a cross join lateral unnest(a.words) word", "answers that have a word"),
            entry("KnownAnswers.java: where a.district = ? and a.open and a.words && ? and word = any(?) group by word", "answers that have a word"),
            entry("PostStore.java: (select count(*) from account a", "staff at a post"),
            entry("V046__lighter_steps.sql: select coalesce(array_agg(search_word(word)), '{}') from unnest(tsvector_to_array(words)) word $$;",
                    "words of one text"),
            entry("MatterList.java: select count(*) from (select 1 from matter_search where district = ? and words @> ? limit ?) found",
                    "matters with some words, to choose how to read them"),
            entry("MatterList.java: select count(*) from (", "words that stand in many texts"),
            entry("House.java: select (select count(*) from (select 1 from outbox limit %1$d) waiting),", "events not yet heard"),
            entry("House.java: (select count(*) from (select 1 from matter_agenda where district = ? and wake_at <= ? limit %1$d) waiting),", "clocks not yet woken"),
            entry("House.java: (select count(*) from (select 1 from matter where district = ? and owed and due < ? limit %1$d) late),", "late answers of the district"),
            entry("House.java: (select count(*) from job where district = ? and state in ('queued', 'running')),", "jobs at work"),
            entry("House.java: (select count(*) from (select 1 from upload limit %1$d) waiting)", "uploads that wait"),
            entry("LogStore.java: select count(*) from log_index where matter_id is null and district = 0 and index >= ? and index < ?",
                    "entries that a restore lost"),
            entry("Readings.java: ) select count(*) from now", "whether a reading was written down just now"),
            entry("BurdenStore.java: select count(*) from matter where district = ? and about = any(?) and %s and (office = any(?)",
                    "open matters about an office that stand in the way of its merging"),
            entry("V118__pressing.sql: select m.district, m.category, (asked ->> 'office')::int, count(*) from matter m cross join lateral jsonb_array_elements(m.supports) asked",
                    "how often an office was asked to help with a category"),
            entry("V118__pressing.sql: where m.category is not null and m.supports is not null and m.flags & 2 = 0 group by 1, 2, 3;",
                    "how often an office was asked to help with a category"),
            entry("V050__when_an_answer_is_due.sql: select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', member.value,",
                    "the members of one group, written again with their dates"));

    @Test
    void what_is_counted_is_known_and_is_no_person() throws IOException {
        var found = new TreeSet<String>();
        for (var unit : SourceTrees.ofAllModules().units()) {
            if (SourceTrees.name(unit).startsWith("app/src/main")) {
                found.addAll(inLiterals(unit));
            }
        }
        try (var migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var migration : migrations.toList()) {
                Files.readString(migration).lines().filter(line -> !line.strip().startsWith("--")).filter(COUNTS.asPredicate())
                        .forEach(line -> found.add(migration.getFileName() + ": " + line.strip()));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(COUNTED.keySet());
        assertThat(found).noneMatch(A_RESIDENT.asPredicate());
    }

    private static TreeSet<String> inLiterals(CompilationUnitTree unit) {
        var found = new TreeSet<String>();
        var file = Path.of(SourceTrees.name(unit)).getFileName();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void none) {
                if (literal.getValue() instanceof String text) {
                    text.lines().filter(COUNTS.asPredicate()).forEach(line -> found.add(file + ": " + line.strip()));
                }
                return super.visitLiteral(literal, none);
            }
        }.scan(unit, null);
        return found;
    }
}
