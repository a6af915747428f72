package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.store.History;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AppealSecrecyTest extends AppealServer {
    @Autowired private History history;
    @Autowired private StatutoryClocks clocks;
    @Autowired private ErasureHandler erasure;

    @Test
    void a_name_and_a_number_stand_readable_in_no_table() {
        inHand("housing");
        var tables = jdbc.queryForList("select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'", String.class);
        assertThat(tables).contains("matter", "matter_event", "matter_words", "matter_search");
        for (var table : tables) {
            for (var row : jdbc.queryForList("select t::text from " + table + " t", String.class)) {
                assertThat(row).as(table).doesNotContain("欧阳晓岚").doesNotContain("13877712345").doesNotContain(hex("欧阳晓岚")).doesNotContain(hex("13877712345"));
            }
        }
    }

    @Test
    void erasure_leaves_nothing_to_read_or_to_find_and_touches_no_other_matter() {
        var other = registered();
        var answered = answered(inHand("housing"), "housing");
        refused("step.not-offered", () -> erasure.erase(ask(answered, Role.ADMINISTRATOR, "centre"), "物业"));
        residents.askErasure(resident(answered));
        erasure.erase(ask(answered, Role.ADMINISTRATOR, "centre"), "物业");
        for (var table : List.of("matter_key", "matter_words", "matter_search", "attachment", "matter_agenda")) {
            assertThat(rows(table, answered)).as(table).isZero();
        }
        assertThat(now(answered.id()).key()).isNull();
        assertThat(now(answered.id()).header().title()).isEqualTo("物业");
        assertThat(rows("matter_event", answered)).isPositive();
        assertThat(rows("matter_words", other)).isPositive();
        assertThat(now(other.id()).key()).isNotNull();
    }

    @Test
    void what_an_office_still_works_on_is_not_erased() {
        var matter = inHand("housing");
        residents.askErasure(resident(matter));
        refused("erasure.still-in-hand", () -> erasure.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "物业"));
        assertThat(rows("matter_words", matter)).isPositive();
    }

    private int rows(String table, Matter<?> matter) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table + " where matter_id = ?", Integer.class, matter.id().value()));
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void the_role_that_serves_cannot_rewrite_history() {
        inHand("housing");
        for (var sql : List.of("update matter_event set kind = 'x'", "delete from matter_event", "truncate matter_event", "delete from reading",
                "update reading set role = 'x'")) {
            assertThatThrownBy(() -> jdbc.execute(sql)).as(sql).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_header_is_what_its_history_folds_to() {
        var matter = inHand("jiangbei");
        custody.handDown(ask(matter, Role.HANDLER, "jiangbei"), office("binhe"), "请先看看");
        custody.sign(ask(matter, Role.HANDLER, "binhe"));
        answered(matter, "binhe");
        AppealState state = null;
        var folded = Custody.at(office("centre"));
        for (var event : history.of(matter.id(), AppealLifecycle.KIND)) {
            if (event.event() != null) {
                state = new AppealLifecycle().after(state, (AppealEvent) event.event());
            }
            folded = event.spine() == null ? folded : folded.after(event.spine());
            folded = folded.after(event.clocks(), change -> {
                var due = Objects.requireNonNull(change.due());
                return new AppealLifecycle().reminds(change.slot()) ? clocks.partUsed(due, 80) : due.at();
            });
        }
        assertThat(now(matter.id()).state()).isEqualTo(state);
        assertThat(now(matter.id()).custody()).isEqualTo(folded);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
