package org.huiyin.answers.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.answers.domain.Fit;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.store.MatterStore;
import org.huiyin.matters.store.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Questions and their answers; found by the words they share with what is asked. */
@Component
public class KnownAnswers {
    /** What an answer says, in both languages, of which category, and on what grounds. */
    public record Said(@Nullable String category, Wording question, Wording answer, String basis, boolean open) {}

    /** An answer as it is kept. */
    public record Answer(int id, Said said, Instant changedAt) {}

    private static final String ANSWER = "select a.answer_id, a.category, a.question_zh, a.question_en, a.answer_zh, a.answer_en, a.basis, a.open, a.changed_at";
    private static final int MOST_LOOKED_AT = 100;
    private final JdbcTemplate jdbc;

    KnownAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose questions share enough with what is asked, those of the category first. */
    public List<Answer> like(short district, String text, @Nullable String category, int limit) {
        var said = SearchWords.telling(text);
        var words = said.toArray(Integer[]::new);
        int known = Objects.requireNonNull(jdbc.queryForObject("select count(*) from answer where district = ? and open", Integer.class, district));
        var fit = new Fit(known, having(district, words));
        var found = jdbc.query(ANSWER + """
                , (select count(*) from unnest(a.words) word where word = any(?)) as shared from answer a
                where a.district = ? and a.open and (a.words && ? or a.category = ?) order by shared desc, a.answer_id limit ?""",
                (row, _) -> ranked(answer(row), words.length > 0 && row.getInt("shared") == words.length, said, category, fit), words, district, words, category, MOST_LOOKED_AT);
        return found.stream().filter(Ranked::offered).sorted(Comparator.comparing(Ranked::worth).reversed()).limit(limit).map(Ranked::answer).toList();
    }

    private record Ranked(Answer answer, int worth, boolean offered) {}

    private static Ranked ranked(Answer answer, boolean whole, List<Integer> said, @Nullable String category, Fit fit) {
        var question = Set.copyOf(SearchWords.telling(answer.said.question.zh() + " " + answer.said.question.en()));
        boolean ofCategory = category != null && category.equals(answer.said.category);
        int worth = fit.worth(said, question);
        return new Ranked(answer, worth + (ofCategory ? 2 : 0), ofCategory || Fit.isEnough(worth, whole));
    }

    private Map<Integer, Integer> having(short district, Integer[] words) {
        var having = new HashMap<Integer, Integer>();
        jdbc.query("""
                select word, count(*) from answer a cross join lateral unnest(a.words) word
                where a.district = ? and a.open and a.words && ? and word = any(?) group by word""",
                row -> {
                    having.put(row.getInt(1), row.getInt(2));
                }, district, words, words);
        return having;
    }

    /** All that are open, or all there are, the latest changed first. */
    public List<Answer> all(short district, boolean withdrawn, int limit) {
        return jdbc.query(ANSWER + " from answer a where a.district = ? and (a.open or ?) order by a.changed_at desc, a.answer_id limit ?",
                (row, _) -> answer(row), district, withdrawn, limit);
    }

    public Optional<Answer> find(short district, int id) {
        return jdbc.query(ANSWER + " from answer a where a.district = ? and a.answer_id = ?", (row, _) -> answer(row), district, id).stream().findFirst();
    }

    public int insert(short district, Said said, @Nullable UUID by, Instant at) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                insert into answer (district, category, question_zh, question_en, answer_zh, answer_en, basis, open, words, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning answer_id""", Integer.class, district, said.category, said.question.zh(),
                said.question.en(), said.answer.zh(), said.answer.en(), said.basis, said.open, words(said), by, MatterStore.utc(at)));
    }

    public boolean change(short district, int id, Said said, UUID by, Instant at) {
        return jdbc.update("""
                update answer set category = ?, question_zh = ?, question_en = ?, answer_zh = ?, answer_en = ?, basis = ?, open = ?, words = ?,
                    changed_by = ?, changed_at = ?
                where district = ? and answer_id = ?""", said.category, said.question.zh(), said.question.en(), said.answer.zh(), said.answer.en(), said.basis,
                said.open, words(said), by, MatterStore.utc(at), district, id) == 1;
    }

    private static Integer[] words(Said said) {
        return SearchWords.numbers(SearchWords.of(String.join(" ", said.question.zh(), said.question.en(), said.answer.zh(), said.answer.en()), null));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(row.getInt(1), new Said(row.getString(2), new Wording(row.getString(3), row.getString(4)),
                new Wording(row.getString(5), row.getString(6)), row.getString(7), row.getBoolean(8)), row.getObject(9, OffsetDateTime.class).toInstant());
    }
}
