package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a command is taken as it is meant, or refused in a sentence that says what to type. */
class OptionsTest {
    @TempDir
    Path folder;

    private static Options options(String... given) {
        var arguments = new ArrayList<>(List.of("rules"));
        arguments.addAll(List.of(given));
        return new Options(arguments, "--in", "--days", "--top");
    }

    @Test
    void files_numbers_and_json_in_whatever_order() throws IOException {
        var file = Files.writeString(folder.resolve("appeals.csv"), "id\n");
        var options = options("--json", "--days", "7", "--in", file.toString());
        assertThat(options.file("--in")).isEqualTo(file);
        assertThat(options.json()).isTrue();
        assertThat(options.number("--days", 0)).isEqualTo(7);
        assertThat(options.number("--top", 20)).isEqualTo(20);
        assertThat(options.rules()).isEqualTo(Path.of("rules"));
    }

    @Test
    void what_is_wrong_is_said_in_both_languages() {
        assertThatThrownBy(() -> options().file("--in")).hasMessage("缺少 --in 文件 / --in FILE is missing");
        assertThatThrownBy(() -> options("--in", folder.resolve("none.csv").toString()).file("--in")).hasMessageContaining("没有这个文件 / There is no file");
        assertThatThrownBy(() -> options("--in")).hasMessage("--in 后面要有值 / needs a value");
        assertThatThrownBy(() -> options("--size", "3")).hasMessage("不认识 / unknown option --size; 有 / known are --in, --days, --top, --json");
        for (var wrong : List.of("0", "-3", "a week", "1.5", "123456")) {
            assertThatThrownBy(() -> options("--days", wrong).number("--days", 0)).hasMessage("--days 要正整数 / takes a whole number above 0, not \"" + wrong + "\"");
        }
    }
}
