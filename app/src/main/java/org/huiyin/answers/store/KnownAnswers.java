package org.huiyin.answers.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
    private final JdbcTemplate jdbc;

    KnownAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that share most words with a question, of a category first. */
    public List<Answer> like(short district, String text, @Nullable String category, int limit) {
        var words = SearchWords.some(text).toArray(Integer[]::new);
        return jdbc.query(ANSWER + """
                 from answer a
                cross join lateral (select count(*) as shared from unnest(a.words) word where word = any(?)) alike
                where a.district = ? and a.open and (a.words && ? or a.category = ?)
                order by alike.shared + (case when a.category = ? then 2 else 0 end) desc, a.answer_id limit ?""",
                (row, _) -> answer(row), words, district, words, category, category, limit);
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
