package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say they say in Chinese and in English; a file that holds nothing is refused, and no zeros are printed. */
class MessagesTest {
    private static final String BOTH = "(?s).*\\p{IsHan}.* / .*[a-z]{3}.*";
    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String printed(ThrowingCallable command) throws Throwable {
        var out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            command.call();
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_with_nothing_but_its_first_line_is_refused_by_every_command() throws IOException {
        var texts = file("texts.csv", "time,subject,text,label\n");
        var one = file("one.csv", "subject,text,label\n路灯,路灯不亮,lamps\n");
        var appeals = file("appeals.csv", "id,time,subject,text\n");
        var replies = file("replies.csv", "text,reply\n");
        var blank = file("blank.csv", "text,reply\n路灯不亮,\n");
        var card = file("card.md", "");
        List<ThrowingCallable> commands = List.of(() -> EvaluateCommand.evaluate(List.of("../rules", "--test", texts)), () -> EvaluateCommand.evaluate(List.of("../rules", "--train", texts, "--test", one)),
                () -> EvaluateCommand.curve(List.of("../rules", "--in", texts)), () -> CardCommand.run(List.of("../rules", "--in", texts, "--out", card)),
                () -> TopicsCommand.run(List.of("../rules", "--in", appeals)), () -> RepliesCommand.run(List.of("../rules", "--in", replies)));
        assertThat(commands).allSatisfy(command -> assertThatThrownBy(command).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("只有表头，没有内容 / has no line below its first"));
        assertThatThrownBy(() -> RepliesCommand.run(List.of("../rules", "--in", blank))).hasMessageContaining("没有答复 / holds no reply");
    }

    @Test
    void what_is_lacking_in_a_file_is_said_in_both_languages() throws IOException {
        var other = file("other.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> TopicsCommand.run(List.of("../rules", "--in", other))).hasMessageMatching(BOTH).hasMessageContaining("缺少列 / has no column \"id\"");
    }

    @Test
    void figures_are_named_in_both_languages() throws Throwable {
        var texts = file("texts.csv", "time,subject,text,label\n" + "2026-01-01,路灯,巷口路灯不亮,lamps\n2026-01-02,工资,工资拖欠,wages\n".repeat(5));
        var replies = file("replies.csv", "text,reply\n路灯不亮,已派人查看\n");
        assertThat(printed(() -> EvaluateCommand.evaluate(List.of("../rules", "--test", texts))).lines().filter(line -> line.matches(".*[a-z]{5}.*") && !line.startsWith("texts ") && !line.matches(" *5 .*")))
                .isNotEmpty().allMatch(line -> line.matches(BOTH));
        assertThat(printed(() -> EvaluateCommand.curve(List.of("../rules", "--in", texts))).lines()).isNotEmpty().allMatch(line -> line.matches(BOTH));
        assertThat(printed(() -> RepliesCommand.run(List.of("../rules", "--in", replies))).lines().limit(2)).allMatch(line -> line.matches(BOTH));
    }
}
