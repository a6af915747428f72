package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.huiyin.people.Role;
import org.huiyin.triage.store.SuggestionStore;
import org.huiyin.triage.store.SuggestionStore.Fared;
import org.huiyin.triage.store.SuggestionStore.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How suggestions fared in one month, and which categories are compared between two. */
class SuggestionFiguresTest extends AppealHttp {
    private static final LocalDate DECEMBER = LocalDate.of(2025, 12, 1); // nothing else in this database happened then
    @Autowired private SuggestionStore store;

    private void fared(Kind kind, LocalDate month, String category, int times) {
        for (int i = 0; i < times; i++) {
            store.fared((short) 1, kind, new Fared(month, kind == Kind.INTAKE ? 0 : office("housing"), category, true, 85, true, true));
        }
    }

    private JsonNode look(String path) {
        var answer = as(Role.LEADER, "centre").get("/api/triage/" + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_month_is_shown_by_itself_beside_all_the_months() {
        fared(Kind.DECIDED, DECEMBER, "municipal.lamps", 24);
        var year = look("accuracy");
        var month = look("accuracy?month=2025-12");
        assertThat(month.get("all").get("number").asInt()).isEqualTo(24);
        assertThat(month.get("bins").toString()).contains("\"from\":80");
        assertThat(month.get("offices")).hasSize(1);
        assertThat(month.get("months")).isEqualTo(year.get("months"));
        assertThat(month.get("month").asString()).isEqualTo("2025-12");
        var none = look("accuracy?month=2026-01");
        assertThat(none.get("all").get("number").asInt()).isZero();
        assertThat(none.get("bins")).isEmpty();
        assertThat(as(Role.LEADER, "centre").get("/api/triage/accuracy?month=2099-01").status()).isEqualTo(400);
    }

    @Test
    void categories_of_a_few_are_summed_and_none_is_lost() {
        fared(Kind.INTAKE, DECEMBER.plusMonths(1), "municipal.lamps", 5);
        fared(Kind.INTAKE, DECEMBER, "municipal.lamps", 1);
        fared(Kind.INTAKE, DECEMBER, "rural.irrigation", 4);
        fared(Kind.INTAKE, DECEMBER.plusMonths(1), "service.culture", 2);
        var drift = look("drift?month=2026-01");
        assertThat(drift.get("rows")).hasSize(1);
        assertThat(drift.get("rows").get(0).get("category").asString()).isEqualTo("municipal.lamps");
        var others = drift.get("others");
        assertThat(new int[] {others.get("categories").asInt(), others.get("now").asInt(), others.get("before").asInt()}).containsExactly(2, 2, 4);
        assertThat(others.get("beforePercent").asDouble()).isEqualTo(80.0);
    }
}
