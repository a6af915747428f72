package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a file as they are printed. */
class TopicsCommandTest {
    private static final List<String> SUBJECTS = List.of("望鹤坡水泵停转", "水泵停转没人修", "望鹤坡的水泵又停转了", "水泵停转三天", "为何水泵停转");
    @TempDir
    Path folder;

    private String printed(String text, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("appeals.csv"), text);
        var out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            TopicsCommand.run(java.util.stream.Stream.concat(List.of("../rules", "--in", file.toString()).stream(), List.of(more).stream()).toList());
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Five about a thing that breaks anywhere, and the place of each. */
    private static String lines(List<String> places) {
        return IntStream.range(0, 5).mapToObj(at -> "%d,2026-05-0%d,%s,抽水机停转,%s".formatted(at, at + 1, SUBJECTS.get(at), places.get(at))).collect(Collectors.joining("\n", "id,time,subject,text,place\n", "\n"));
    }

    @Test
    void the_place_of_a_topic_is_what_most_of_its_appeals_name_in_their_column_without_a_home() throws IOException {
        assertThat(printed(lines(List.of("鹤鸣社区3栋2单元501", "鹤鸣社区", "", "鹤鸣社区", "望鹤坡")))).contains("（鹤鸣社区）").doesNotContain("501", "3栋").contains("诉求 appeals 5");
        assertThat(printed(lines(List.of("甲社区", "乙社区", "", "", "")), "--json")).as("no place of most").contains("\"place\": \"\"");
    }

    @Test
    void how_many_groups_are_about_one_person_is_said_and_nothing_else_of_them() throws IOException {
        var file = "id,time,subject,text\n" + IntStream.range(0, 6).mapToObj(at -> "%d,2026-05-0%d,%s,".formatted(at, at + 1, "望鹤坡小学柳老师罚站" + "又了常还也再".charAt(at))).collect(Collectors.joining("\n"));
        assertThat(printed(file)).contains("没有热点 / no topics", "另有 1 组说的是同一个人，不是话题 / 1 more about one person and no topic").doesNotContain("柳");
    }
}
