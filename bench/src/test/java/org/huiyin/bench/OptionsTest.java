package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.huiyin.bench.Options.Wrong;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options read(String... args) {
        return Options.read(args, "rows", "clients", "json", "write");
    }

    @Test
    void reads_values_and_a_word_that_stands_alone() {
        var options = read("--json", "--rows", "2000", "--clients", "1,8");
        assertThat(options.has("json")).isTrue();
        assertThat(options.number("rows", 7, 1, 10_000)).isEqualTo(2000);
        assertThat(options.numbers("clients", "4", 1, 64)).containsExactly(1, 8);
        assertThat(options.page()).isNull();
    }

    @Test
    void what_is_not_given_is_as_usual() {
        var options = read();
        assertThat(options.has("json")).isFalse();
        assertThat(options.number("rows", 7, 1, 10)).isEqualTo(7);
        assertThat(options.numbers("clients", "1,4,8", 1, 64)).containsExactly(1, 4, 8);
    }

    @Test
    void says_which_option_is_none_and_which_are() {
        assertThatThrownBy(() -> read("--row", "5")).isInstanceOf(Wrong.class).hasMessage("unknown option: --row; known are --rows, --clients, --json, --write");
        assertThatThrownBy(() -> read("5")).isInstanceOf(Wrong.class).hasMessageStartingWith("unknown option: 5;");
        assertThatThrownBy(() -> read("--json", "yes")).isInstanceOf(Wrong.class).hasMessageStartingWith("unknown option: yes;");
    }

    @Test
    void a_value_is_there_and_is_given_once() {
        assertThatThrownBy(() -> read("--rows")).isInstanceOf(Wrong.class).hasMessage("--rows needs a value");
        assertThatThrownBy(() -> read("--rows", "--json")).isInstanceOf(Wrong.class).hasMessage("--rows needs a value");
        assertThatThrownBy(() -> read("--json", "--json")).isInstanceOf(Wrong.class).hasMessage("--json is given twice");
    }

    @Test
    void a_number_is_within_its_bounds() {
        for (var wrong : new String[] {"many", "", "-5", "0", "11", "3.5", "99999999999"}) {
            assertThatThrownBy(() -> read("--rows", wrong).number("rows", 7, 1, 10)).as(wrong).isInstanceOf(Wrong.class)
                    .hasMessage("--rows needs a number from 1 to 10, not " + wrong);
        }
        assertThatThrownBy(() -> read("--clients", "1,,8").numbers("clients", "4", 1, 64)).isInstanceOf(Wrong.class);
    }

    @Test
    void figures_are_written_into_a_document_that_is_there() {
        assertThatThrownBy(() -> read("--write", "nowhere.md").page()).isInstanceOf(Wrong.class)
                .hasMessage("--write needs a document that is there, not " + Path.of("nowhere.md").toAbsolutePath());
    }
}
