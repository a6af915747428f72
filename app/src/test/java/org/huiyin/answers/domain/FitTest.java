package org.huiyin.answers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.matters.store.SearchWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the answers our own district begins with. */
class FitTest {
    private static List<String> offered(String said) throws IOException {
        var questions = new ArrayList<List<String>>();
        var having = new HashMap<Integer, Integer>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(Path.of("../rules/demonstration/answers.csv")),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            for (CSVRecord row : rows) {
                questions.add(List.of(row.get("question_zh"), row.get("question_en")));
                var all = String.join(" ", row.get("question_zh"), row.get("question_en"), row.get("answer_zh"), row.get("answer_en"));
                new HashSet<>(SearchWords.telling(all)).forEach(word -> having.merge(word, 1, Integer::sum));
            }
        }
        var fit = new Fit(questions.size(), having);
        return questions.stream()
                .filter(one -> Fit.isEnough(fit.worth(SearchWords.telling(said), Set.copyOf(SearchWords.telling(String.join(" ", one)))), false))
                .map(List::getFirst).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"人民路中段井盖响", "鼓楼社区人民路中段井盖响得睡不着", "完全没有的东西zzzz", "怎么办", "小区物业乱收停车费，找谁反映", "楼道里堆满杂物，能不能清理", "我家门口的下水道堵了，怎么办", "the manhole cover in our road is loose"})
    void what_only_shares_what_many_say_is_offered_nothing(String said) throws IOException {
        assertThat(offered(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"门口路灯坏了三天没人修, 路灯", "请问人民调解要不要钱，收费吗, 人民调解收费", "电梯停了, 电梯", "老板拖欠三个月工资没发, 工资", "楼上邻居半夜太吵, 邻居",
        "the street lamp is out, 路灯", "I am trapped in a lift, 电梯"})
    void what_a_question_is_about_finds_it(String said, String question) throws IOException {
        assertThat(offered(said)).anyMatch(one -> one.contains(question));
    }

    @Test
    void one_rare_word_is_enough_and_one_that_some_have_is_not() {
        var fit = new Fit(14, java.util.Map.of(1, 1, 2, 2, 3, 7));
        assertThat(List.of(fit.worth(List.of(1), Set.of(1)), fit.worth(List.of(2), Set.of(2)), fit.worth(List.of(3), Set.of(3)), fit.worth(List.of(1), Set.of(4))))
                .containsExactly(2, 1, 0, 0);
    }
}
