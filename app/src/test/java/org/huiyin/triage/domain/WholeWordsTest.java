package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.FirstDay.Known;
import org.junit.jupiter.api.Test;

/** What a suggestion rests on is named in whole words of the text. */
class WholeWordsTest {
    private final WholeWords words = new WholeWords(Set.of("路灯", "化工桶", "搅拌站"));

    @Test
    void a_run_across_the_end_of_a_word_becomes_the_word() {
        assertThat(words.in("巷口路灯坏了", "灯坏")).isEqualTo("路灯");
        assertThat(words.in("河边倒着化工桶", "工桶")).isEqualTo("化工桶");
        assertThat(words.in("新建搅拌站扬尘", "拌站")).isEqualTo("搅拌站");
    }

    @Test
    void a_sign_left_alone_beside_a_run_belongs_to_it_and_two_are_another_word() {
        assertThat(words.in("公交末班车太早", "班车")).isEqualTo("班车");
        assertThat(words.in("的末班车太早", "末班")).isEqualTo("末班车");
        assertThat(words.in("请处理井盖松动", "井盖")).as("two signs beside it").isEqualTo("井盖");
        assertThat(words.in("井盖，松动", "井盖")).isEqualTo("井盖");
    }

    @Test
    void across_a_joining_sign_or_mere_talk_there_is_no_word() {
        assertThat(words.in("桥的栏杆", "桥的栏")).isEmpty();
        assertThat(words.in("第3栋", "第0栋")).as("read otherwise").isEqualTo("第0栋");
    }

    @Test
    void of_few_decisions_the_evidence_is_whole_and_stands_in_the_text() {
        var rules = new FirstDay(List.of(new Known("lamps", List.of("路灯"), List.of(), List.of()), new Known("drums", List.of("化工桶"), List.of(), List.of())));
        var sorter = Sorter.of(IntStream.range(0, 60).mapToObj(at -> at % 2 == 0 ? new Example("", "望鹤坡路灯坏了", "lamps") : new Example("", "芦花渡倒着化工桶", "drums")).toList(), rules, 1);
        for (var said : List.of("望鹤坡路灯坏了", "芦花渡倒着化工桶")) {
            for (var label : List.of("lamps", "drums")) {
                assertThat(sorter.evidence("", said, label, 4)).allMatch(said::contains).noneMatch(word -> List.of("灯坏", "工桶", "着化", "坡路", "化工", "着化工").contains(word));
            }
        }
        assertThat(sorter.evidence("", "望鹤坡路灯坏了", "lamps", 4)).contains("路灯");
    }
}
