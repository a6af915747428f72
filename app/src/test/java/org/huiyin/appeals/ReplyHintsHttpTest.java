package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** Hints are for whoever may reply; the draft leaves no trace, and what is counted is an office's. */
class ReplyHintsHttpTest extends AppealHttp {
    /** No other class answers from there, so that what is counted is counted here. */
    private static final String COUNTED = "shuangqiao";
    private static final String DRAFT = "{\"text\":\"青鸾牌水泵已经换好。\"}";

    private String hints(String number) {
        return "/api/matters/" + number + "/reply-hints";
    }

    @Test
    void whoever_may_reply_gets_hints_and_nobody_else() {
        var matter = inHand("jiangbei");
        var path = hints(number(matter));
        var answer = as(Role.HANDLER, "jiangbei").post(path, DRAFT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("hints").toString()).contains("\"contact\"", "\"review\"").doesNotContain("欧阳晓岚", "13877712345");
        assertThat(as(Role.HANDLER, "henan").post(path, DRAFT).status()).isEqualTo(404);
        assertThat(as(Role.SUPERVISOR, "centre").post(path, DRAFT).status()).isEqualTo(409);
        assertThat(as(Role.AGENT, "centre").post(path, DRAFT).status()).isEqualTo(409);
        assertThat(visitor().post(path, DRAFT).status()).isEqualTo(401);
        answered(matter, "jiangbei");
        assertThat(as(Role.HANDLER, "jiangbei").post(path, DRAFT).status()).isEqualTo(409);
    }

    @Test
    void nothing_is_kept_but_that_the_appeal_was_read() {
        var matter = inHand("jiangbei");
        var browser = as(Role.HANDLER, "jiangbei");
        browser.get("/api/session");
        var before = rows();
        assertThat(browser.post(hints(number(matter)), DRAFT).status()).isEqualTo(200);
        var after = rows();
        assertThat(after.remove("reading")).isEqualTo(before.remove("reading") + 1);
        assertThat(after.remove("log_queue")).as("the reading waits to be sealed").isEqualTo(before.remove("log_queue") + 1);
        assertThat(after).isEqualTo(before);
        for (var table : after.keySet()) {
            assertThat(jdbc.queryForObject("select count(*) from " + table + " t where t::text like '%青鸾%'", Integer.class)).as(table).isZero();
        }
    }

    private Map<String, Integer> rows() {
        var rows = new TreeMap<String, Integer>();
        jdbc.queryForList("select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'", String.class)
                .forEach(table -> rows.put(table, jdbc.queryForObject("select count(*) from " + table, Integer.class)));
        return rows;
    }

    @Test
    void a_reply_counts_once_and_an_office_is_spoken_of_from_twenty_up() {
        answer(19);
        assertThat(replies()).isEqualTo(19);
        outbox.read();
        assertThat(replies()).as("heard once").isEqualTo(19);
        var browser = as(Role.HEAD, COUNTED);
        var few = browser.get("/api/quality?by=office").json().get("rows").get(0);
        assertThat(few.get("replies").isNull()).isTrue();
        assertThat(few.get("shares").size()).isZero();
        answer(1);
        for (var by : java.util.List.of("office", "category")) {
            var row = browser.get("/api/quality?by=" + by).json().get("rows").get(0);
            assertThat(row.get("replies").asInt()).isEqualTo(20);
            assertThat(row.get("shares").toString()).contains("{\"part\":\"done\",\"percent\":100}", "{\"part\":\"contact\",\"percent\":0}");
        }
        assertThat(browser.get("/api/quality?by=writer").status()).isEqualTo(400);
        assertThat(browser.get("/api/quality?office=" + office("jiangbei")).status()).isEqualTo(403);
    }

    private void answer(int many) {
        for (int i = 0; i < many; i++) {
            answered(inHand(COUNTED), COUNTED);
        }
        outbox.read();
    }

    private int replies() {
        return jdbc.queryForObject("select coalesce(sum(number), 0) from reply_quality where code = 'replies' and office = ?", Integer.class, office(COUNTED));
    }

    @Test
    void what_is_counted_names_no_writer_and_no_matter() {
        assertThat(jdbc.queryForList("select column_name from information_schema.columns where table_name = 'reply_quality'", String.class))
                .containsExactlyInAnyOrder("district", "month", "office", "category", "code", "number");
    }
}
