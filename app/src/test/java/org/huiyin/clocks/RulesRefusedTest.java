package org.huiyin.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that cannot be understood are refused by file and line, all at once. */
class RulesRefusedTest {
    private static final String CLOCKS_HEAD =
            "code,scope,starts_on,length,counts,ends,rolls,holds,restarts,from,until,name_zh,name_en,rule_zh,rule_en\n";
    private static final String EXTENSIONS_HEAD = "clock,code,adds,times,approval,after,from,until,rule_zh,rule_en\n";

    @TempDir
    Path folder;

    @BeforeEach
    void small_rules_that_are_right() throws IOException {
        write("rest-days.csv", "date,kind,name_zh,name_en\n2026-01-01,rest,元旦,New Year\n2026-10-01,rest,国庆,National\n");
        write("holidays.csv", "day,name_zh,name_en\n01-01,元旦,New Year\n");
        write("office-hours.csv", "from,until,hours\n2026-01-01,,09:00-12:00 14:00-17:30\n");
        write("clocks.csv", CLOCKS_HEAD + clock("a.b", "15 working days", "office", "yes", "2026-01-01", ""));
        write("extensions.csv", EXTENSIONS_HEAD + "a.b,extension,5 days,1,head,,2026-01-01,,法,law\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String clock(String code, String length, String ends, String rolls, String from, String until) {
        return code + ",other,receipt," + length + ",at-most," + ends + "," + rolls + ",,," + from + "," + until
                + ",名,name,法,law\n";
    }

    private void refusedWith(String... lines) {
        assertThatThrownBy(() -> StatutoryClocks.load(folder, ClockRules.ZONE))
                .isInstanceOf(RulesRefused.class).hasMessageContainingAll(lines);
    }

    @Test
    void small_rules_load_with_a_byte_order_mark_too() throws IOException {
        assertThat(StatutoryClocks.load(folder, ClockRules.ZONE).rules()).hasSize(1);
        write("office-hours.csv", "\uFEFFfrom,until,hours\r\n2026-01-01,,09:00-12:00\r\n");
        assertThat(StatutoryClocks.load(folder, ClockRules.ZONE).rules()).hasSize(1);
    }

    @Test
    void an_overlap_and_a_gap_are_named_by_line() throws IOException {
        write("clocks.csv", CLOCKS_HEAD
                + clock("a.b", "15 working days", "office", "yes", "2026-01-01", "2026-06-01")
                + clock("a.b", "10 working days", "office", "yes", "2026-05-01", "2026-07-01")
                + clock("a.b", "10 working days", "office", "yes", "2026-08-01", ""));
        refusedWith("clocks.csv:3: a.b overlaps", "clocks.csv:4: a.b leaves a gap from 2026-07-01 to 2026-08-01");
    }

    @Test
    void unknown_words_are_named_with_the_known_ones() throws IOException {
        write("clocks.csv", CLOCKS_HEAD
                + clock("a.b", "2 fortnights", "office", "yes", "2026-01-01", "")
                + clock("a.c", "2 days", "noon", "yes", "2026-01-01", "")
                + clock("a.d", "2 days", "office", "perhaps", "2026-01-01", "")
                + clock("a.e", "2 days", "office", "yes", "first of May", "")
                + clock("A e", "2 days", "office", "yes", "2026-01-01", "")
                + clock("a.f", "2 days", "office", "yes", "2026-01-01", "2026-01-01")
                + "a.g,other\n");
        refusedWith("clocks.csv:2: length \"2 fortnights\"", "clocks.csv:3: ends \"noon\" is not known; one of minute, office",
                "clocks.csv:4: rolls must be yes or no", "clocks.csv:5: from \"first of May\"", "clocks.csv:6: code \"A e\"",
                "clocks.csv:7: until 2026-01-01 is not after", "clocks.csv:8: this row has 2 cells");
    }

    @Test
    void cells_that_contradict_each_other_are_refused() throws IOException {
        write("clocks.csv", CLOCKS_HEAD
                + clock("a.b", "2 months", "custody", "yes", "2026-01-01", "")
                + clock("a.c", "2 hours", "office", "yes", "2026-01-01", "")
                + clock("a.d", "2 days", "office", "no", "2026-01-01", "")
                + clock("a.e", "2 hours", "minute", "yes", "2026-01-01", ""));
        refusedWith("clocks.csv:2: custody never rolls", "clocks.csv:3: hours end at their minute",
                "clocks.csv:4: what ends with office hours must roll", "clocks.csv:5: hours do not roll");
    }

    @Test
    void a_promise_has_one_extension_and_no_restart() throws IOException {
        var promise = clock("a.b", "15 working days", "office", "yes", "2026-01-01", "").replace(",other,", ",promise,");
        write("clocks.csv", CLOCKS_HEAD + promise.replace("yes,,,", "yes,,again:2,"));
        refusedWith("clocks.csv:2: a promise is never restarted");
        write("clocks.csv", CLOCKS_HEAD + promise);
        write("extensions.csv", EXTENSIONS_HEAD + "a.b,extension,5 days,2,head,,2026-01-01,,法,law\n");
        refusedWith("clocks.csv:2: a promise has one extension");
    }

    @Test
    void an_extension_belongs_to_a_clock_and_is_measured_like_it() throws IOException {
        write("extensions.csv", EXTENSIONS_HEAD
                + "a.x,extension,5 days,1,head,,2026-01-01,,法,law\n"
                + "a.b,second,5 days,1,head,first,2026-01-01,,法,law\n"
                + "a.b,third,5 days,1,mayor,,2026-01-01,,法,law\n"
                + "a.b,fourth,5 days,x,head,,2026-01-01,,法,law\n");
        refusedWith("extensions.csv:2: clock \"a.x\" is not in clocks.csv", "extensions.csv:3: after \"first\" is no extension",
                "extensions.csv:4: approval \"mayor\" is not known; one of officer, head", "extensions.csv:5: times");
        write("extensions.csv", EXTENSIONS_HEAD + "a.b,extension,5 hours,1,head,,2026-01-01,,法,law\n");
        refusedWith("clocks.csv:2: extension extension is not measured as the clock is");
    }

    @Test
    void a_calendar_with_holes_is_refused() throws IOException {
        write("rest-days.csv", """
                date,kind,name_zh,name_en
                2024-01-01,rest,元旦,New Year
                2024-10-01,rest,国庆,National
                2026-01-01,rest,元旦,New Year
                2026-01-01,rest,元旦,New Year
                2026-10-01,rest,国庆,National
                2026-10-02,work,国庆,National
                """);
        refusedWith("the year 2025 is not whole", "rest-days.csv:5: 2026-01-01 stands here twice",
                "rest-days.csv:7: 2026-10-02 is worked anyway");
    }

    @Test
    void a_year_named_only_in_part_is_not_yet_published() throws IOException {
        write("rest-days.csv", """
                date,kind,name_zh,name_en
                2026-01-01,rest,元旦,New Year
                2026-10-01,rest,国庆,National
                2027-01-01,rest,元旦,New Year
                """);
        assertThat(StatutoryClocks.load(folder, ClockRules.ZONE).calendar().publishedUntil()).hasToString("2026-12-31");
    }

    @Test
    void hours_columns_and_files_that_are_wrong_are_named() throws IOException {
        write("office-hours.csv", "from,until,hours\n2026-01-01,,14:00-12:00\n");
        refusedWith("office-hours.csv:2: hours \"14:00-12:00\" do not follow");
        write("office-hours.csv", "from,hours\n");
        refusedWith("office-hours.csv:1: the columns must be from,until,hours");
        Files.delete(folder.resolve("office-hours.csv"));
        refusedWith("office-hours.csv: is missing");
    }
}
