package org.huiyin.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.people.domain.OfficeTreeTest.TREE;
import static org.huiyin.people.domain.OfficeTreeTest.member;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

class FilesTest {
    private static final String OFFICE_HEAD = "code,parent,level,name_zh,name_en,short_zh,short_en,kind,valid_from\n";
    private static final String ACCOUNT_HEAD = "account,name,office,post_zh,post_en,roles\n";

    private static OfficeFile.Plan offices(String lines) {
        return OfficeFile.plan(CsvTable.read((OFFICE_HEAD + lines).getBytes(StandardCharsets.UTF_8), OfficeFile.COLUMNS), TREE);
    }

    private static AccountFile.Plan accounts(String lines) {
        var known = new Account(new UUID(1, 1), "known", "老王", 1, new Wording("承办人", "handler"), 6, Set.of(Role.HANDLER), false, false, null);
        var table = CsvTable.read((ACCOUNT_HEAD + lines).getBytes(StandardCharsets.UTF_8), AccountFile.COLUMNS);
        return AccountFile.plan(table, member(4, Role.ADMINISTRATOR), TREE, List.of(known));
    }

    @Test
    void what_a_spreadsheet_would_run_is_written_with_an_apostrophe_and_read_back_as_it_was() {
        for (var cell : List.of("=1+1", "+86", "-1", "@x", "=HYPERLINK(\"http://x\",\"y\")", "plain", "带,逗号和\"引号\"")) {
            var file = CsvTable.write(List.of("a", "b"), List.of(List.of(cell, "x")));
            assertThat(new String(file, StandardCharsets.UTF_8)).as(cell).doesNotContain("\n=").doesNotContain("\n+").doesNotContain("\n@").doesNotContain("\n-");
            assertThat(CsvTable.read(file, List.of("a", "b")).lines().getFirst().cell("a")).isEqualTo(cell);
        }
    }

    @Test
    void both_encodings_spreadsheets_save_are_read() {
        var text = OFFICE_HEAD + "new,o4,community,新社区,New,,,community,\n";
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var line = CsvTable.read(text.getBytes(charset), OfficeFile.COLUMNS).lines().getFirst();
            assertThat(line.cell("name_zh")).as(charset.name()).isEqualTo("新社区");
            assertThat(line.number()).isEqualTo(2);
        }
    }

    @Test
    void what_is_no_table_is_refused_with_a_reason() {
        assertThatThrownBy(() -> CsvTable.read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), List.of("code")))
                .isInstanceOf(Refusal.class).hasMessage("file.column-missing");
        assertThatThrownBy(() -> CsvTable.read("code,code\n1,2\n".getBytes(StandardCharsets.UTF_8), List.of("code")))
                .hasMessage("file.no-table");
        assertThatThrownBy(() -> CsvTable.read("code\n\"open".getBytes(StandardCharsets.UTF_8), List.of("code")))
                .hasMessage("file.no-table");
        assertThatThrownBy(() -> CsvTable.read(new byte[0], List.of("code"))).hasMessage("file.column-missing");
    }

    @Test
    void new_offices_open_superiors_first_and_known_ones_change_only_where_they_differ() {
        var plan = offices("""
                new-c,new-t,community,新社区,New Community,,,community,2026-01-01
                new-t,o1,township,新街道,New Street,,,street,2026-01-01
                o6,o4,community,滨河社区,Office 6,滨河社区,O6,community,
                o7,o5,community,老城社区,Office 7,老城社区,O7,community,
                """);
        assertThat(plan.errors()).isEmpty();
        assertThat(plan.opened()).extracting(OfficeFile.OfficeLine::code).containsExactly("new-t", "new-c");
        assertThat(plan.changed()).extracting(OfficeFile.OfficeLine::code).containsExactly("o7");
        assertThat(plan.unchanged()).isEqualTo(1);
    }

    @Test
    void each_line_at_fault_is_named_with_its_number_its_column_and_why() {
        var plan = offices("""
                ,o4,community,无代码,No code,,,community,
                bad code,o4,community,坏代码,Bad,,,community,
                x1,nowhere,community,无上级,No superior,,,community,
                x2,o1,community,错上级,Wrong superior,,,community,
                x3,o4,hamlet,错层级,Wrong level,,,community,
                x4,o4,community,错日期,Wrong day,,,community,2026-13-01
                x5,o4,community,一,One,,,community,
                x5,o4,community,二,Two,,,community,
                o6,o4,community,滨河社区,Office 6,,,village,
                """);
        assertThat(plan.errors()).containsExactlyInAnyOrder(
                new LineError(2, "code", "cell.missing"),
                new LineError(3, "code", "cell.unreadable"),
                new LineError(4, "parent", "office.superior-unknown"),
                new LineError(5, "parent", "office.wrong-superior"),
                new LineError(6, "level", "cell.unreadable"),
                new LineError(7, "valid_from", "cell.unreadable"),
                new LineError(9, "code", "office.code-twice"),
                new LineError(10, "level", "office.level-stays"));
    }

    @Test
    void a_body_cannot_come_to_stand_below_itself() {
        var plan = offices("""
                ring-a,ring-b,body,甲,A,,,body,
                ring-b,ring-a,body,乙,B,,,body,
                """);
        assertThat(plan.errors()).extracting(LineError::code).containsOnly("office.in-a-circle");
    }

    @Test
    void accounts_open_and_change_only_within_reach_of_whoever_brings_the_file() {
        var plan = accounts("""
                li.na,李娜,o6,承办人,handler,handler head
                known,老王,o6,承办人,handler,handler
                """);
        assertThat(plan.errors()).isEmpty();
        assertThat(plan.opened()).extracting(AccountFile.AccountLine::login).containsExactly("li.na");
        assertThat(plan.opened().getFirst().roles()).containsExactlyInAnyOrder(Role.HANDLER, Role.HEAD);
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(accounts("known,老王,o7,承办人,handler,handler\n").changed()).hasSize(1);
    }

    @Test
    void accounts_at_fault_are_named_line_by_line() {
        var plan = accounts("""
                a.one,甲,o5,承办人,handler,handler
                a.two,乙,o6,派单员,dispatcher,dispatcher
                a.three,丙,o6,承办人,handler,king
                a.four,,o6,承办人,handler,handler
                a.five,戊,nowhere,承办人,handler,handler
                a.one,己,o6,承办人,handler,handler
                a b,庚,o6,承办人,handler,handler
                a.six,辛,o8,承办人,handler,handler
                """);
        assertThat(plan.errors()).containsExactly(
                new LineError(2, "office", "account.not-yours"),
                new LineError(3, "roles", "account.role-of-the-district"),
                new LineError(4, "roles", "account.role-unknown"),
                new LineError(5, "name", "cell.missing"),
                new LineError(6, "office", "office.unknown"),
                new LineError(7, "account", "account.twice"),
                new LineError(8, "account", "account.unfit-name"),
                new LineError(9, "office", "office.unknown"));
        assertThat(plan.opened()).isEmpty();
    }
}
