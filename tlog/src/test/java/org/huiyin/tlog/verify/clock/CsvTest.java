package org.huiyin.tlog.verify.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.tlog.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @Test
    void quotation_marks_line_ends_and_a_byte_order_mark_are_understood() {
        var rows = Csv.rows("t", "\uFEFFa,b\r\n\"1,\"\"x\"\"\n2\",  y \r\n\r\n3,\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().text("a")).isEqualTo("1,\"x\"\n2");
        assertThat(rows.getFirst().text("b")).isEqualTo("y");
        assertThat(rows.get(1).optional("b")).isEmpty();
        assertThat(rows.get(1).place()).isEqualTo("t:5");
        assertThatThrownBy(() -> rows.get(1).text("b")).isInstanceOf(Malformed.class).hasMessageContaining("t:5");
        assertThatThrownBy(() -> rows.get(1).optional("c")).isInstanceOf(Malformed.class);
    }

    @Test
    void a_table_that_contradicts_itself_is_refused_with_its_line() {
        for (var wrong : List.of("a,b\n1\n", "a\n\"1\n", "a\n\"1\"2\n")) {
            assertThatThrownBy(() -> Csv.rows("t", wrong)).as(wrong).isInstanceOf(Malformed.class).hasMessageContaining("t:");
        }
    }

    @Test
    void rules_that_are_not_understood_are_refused_and_never_guessed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Rules.read(folder)).isInstanceOf(Malformed.class);
        for (var name : List.of("clocks", "extensions", "rest-days", "holidays", "office-hours")) {
            Files.copy(WorkedCasesTest.FOLDER.resolve(name + ".csv"), folder.resolve(name + ".csv"));
        }
        assertThat(Rules.read(folder)).isNotNull();
        for (var change : List.of(List.of("clocks", "3 working days", "3 moons"), List.of("clocks", "at-most", "perhaps"), List.of("office-hours", "14:00-17:30", "11:00-17:30"),
                List.of("extensions", "3 working days,1", "3 working days,often"), List.of("rest-days", "2004-01-01", "2004-13-01"))) {
            var file = folder.resolve(change.getFirst() + ".csv");
            var before = Files.readString(file);
            Files.writeString(file, before.replaceFirst(change.get(1), change.get(2)));
            assertThatThrownBy(() -> Rules.read(folder)).as(change.toString()).isInstanceOf(Malformed.class);
            Files.writeString(file, before);
        }
    }
}
