package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.FirstDay.Known;
import org.junit.jupiter.api.Test;

/** On texts of our own, put together from a seed. */
class SorterTest {
    private static final List<String> LAMPS = List.of("路灯不亮", "灯杆歪了", "晚上黑得看不见路", "一段路的灯全坏了", "灯白天亮晚上灭");
    private static final List<String> WAGES = List.of("工资拖欠三个月", "工钱一直不结", "老板跑了没发工资", "讨薪没有结果", "欠农民工的钱");
    private static final List<String> BUSES = List.of("末班车太早", "公交车不按点来", "站台没有雨棚", "班次太少等一小时", "司机不停站");
    private static final List<String> PLACES = List.of("滨河路", "学苑街", "和平里", "东风巷", "白鹤桥头", "三河镇");
    private static final List<String> FRAME = List.of("您好，", "请问一下，", "我是附近居民，", "反映了好几次，", "希望尽快处理。", "谢谢！", "盼回复。");
    private static final FirstDay RULES = new FirstDay(List.of(new Known("lamps", List.of("路灯"), List.of(), List.of("灯不亮")),
            new Known("wages", List.of("工资"), List.of(), List.of()), new Known("buses", List.of("公交"), List.of(), List.of())));

    private static List<Example> some(int many, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, many).mapToObj(_ -> {
            int which = random.nextInt(3);
            var about = List.of(LAMPS, WAGES, BUSES).get(which);
            var text = new StringBuilder(any(FRAME, random));
            text.append(any(PLACES, random)).append(any(about, random)).append("，").append(any(about, random)).append("。").append(any(FRAME, random));
            return new Example(random.nextBoolean() ? "" : any(about, random), text.toString(), List.of("lamps", "wages", "buses").get(which));
        }).toList();
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void the_first_day_goes_by_the_rules() {
        var sorter = Sorter.of(List.of(), RULES, 1);
        assertThat(sorter.guess("", "巷口路灯坏了半个月").getFirst().label()).isEqualTo("lamps");
        assertThat(sorter.evidence("", "巷口路灯坏了半个月", "lamps", 3)).containsExactly("路灯");
        assertThat(sorter.guess("", "什么都没说").stream().map(Sorter.Guess::probability)).as("nothing known: all alike").allMatch(one -> Math.abs(one - 1 / 3.0) < 1e-9);
    }

    @Test
    void it_learns_from_what_people_decided() {
        var sorter = Sorter.of(some(300, 1), RULES, 1);
        var judged = Judged.of(some(200, 2), one -> sorter.guess(one.subject(), one.text()));
        assertThat(judged.macroF1()).isGreaterThan(0.97);
        assertThat(judged.ece()).isLessThan(0.05);
        assertThat(sorter.evidence("", "您好，学苑街末班车太早，希望尽快处理。", "buses", 3)).as("words of buses, none of the frame")
                .anyMatch("末班车太早"::contains).noneMatch(word -> "您好希望尽快处理".contains(word));
    }

    @Test
    void the_same_examples_and_seed_give_the_same_model() {
        var text = "和平里晚上黑得看不见路";
        assertThat(Sorter.of(some(100, 3), RULES, 9).guess("", text)).isEqualTo(Sorter.of(some(100, 3), RULES, 9).guess("", text));
    }

    @Test
    void one_correction_changes_the_next_suggestion_for_what_reads_nearly_like_it() {
        var sorter = Sorter.of(some(300, 1), RULES, 1);
        var odd = "我是附近居民，学苑街公交站台的灯不亮，等车的人看不见路。";
        var near = "我是附近居民，东风巷公交站台的灯不亮，等车的人看不清路。谢谢！";
        var before = sorter.guess("", odd).getFirst().label();
        var other = before.equals("lamps") ? "buses" : "lamps";
        assertThat(sorter.learn(new Example("", odd, other))).isTrue();
        assertThat(sorter.guess("", odd).getFirst().label()).isEqualTo(other);
        assertThat(sorter.guess("", near).getFirst().label()).isEqualTo(other);
        assertThat(Judged.of(some(200, 2), one -> sorter.guess(one.subject(), one.text())).macroF1()).as("and nothing else is forgotten").isGreaterThan(0.95);
    }

    @Test
    void a_label_never_seen_is_not_learnt_in_passing() {
        assertThat(Sorter.of(some(50, 1), RULES, 1).learn(new Example("", "河水发黑", "water"))).isFalse();
    }

    @Test
    void probabilities_are_ones_whole_and_in_order() {
        var guesses = Sorter.of(some(100, 1), RULES, 1).guess("工资", "");
        assertThat(guesses.stream().mapToDouble(Sorter.Guess::probability).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(guesses).isSortedAccordingTo((one, two) -> Double.compare(two.probability(), one.probability()));
    }

    @Test
    void figures_of_guesses_are_what_a_pencil_says() {
        var pairs = new ArrayList<Judged.Pair>();
        pairs.add(pair("a", 0.9, "a"));
        pairs.add(pair("a", 0.9, "b"));
        pairs.add(pair("b", 0.5, "b"));
        pairs.add(pair("b", 0.5, "b"));
        var judged = Judged.of(pairs);
        assertThat(judged.accuracy()).isEqualTo(0.75);
        assertThat(judged.macroF1()).as("a: 2/3, b: 4/5").isCloseTo((2 / 3.0 + 4 / 5.0) / 2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(judged.ece()).as("half at 0.9 with 0.5 right, half at 0.5 with all right").isCloseTo(0.5 * 0.4 + 0.5 * 0.5, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(judged.top3()).isEqualTo(1);
    }

    @Test
    void sure_is_what_was_right_in_nine_of_ten_and_is_itself_likely() {
        var says = new double[][] {{2, 2, 1, 0}, {0, 0, 0, 0}};
        var judged = java.util.Collections.nCopies(100, says);
        var right = java.util.Collections.nCopies(100, 0);
        assertThat(Sureness.from(judged, right, 2)).as("all right").isBetween(0.8, 0.9);
        var half = IntStream.range(0, 100).mapToObj(at -> at / 2 % 2).toList();
        assertThat(Sureness.from(judged, half, 2)).as("half of them wrong, however loud the judges").isGreaterThan(1);
        var loud = new double[][][] {{{2, 2, 1, 0}, {0, 0, 0, 0}}, {{0, 0, 0, 0}, {2, 2, 1, 0}}};
        var low = new double[][][] {{{0.1, 0.1, 0, 0}, {0, 0, 0, 0}}, {{0, 0, 0, 0}, {0.1, 0.1, 0, 0}}};
        var said = IntStream.range(0, 240).mapToObj(at -> at < 160 ? loud[at / 2 % 2] : low[at / 2 % 2]).toList();
        var was = IntStream.range(0, 240).mapToObj(at -> at >= 160 && at % 10 < 3 ? 1 - at / 2 % 2 : at / 2 % 2).toList();
        assertThat(Sureness.from(said, was, 2)).as("nine of ten together, by what is right in seven of ten alone").isEqualTo(0.8);
    }

    private static Judged.Pair pair(String first, double probability, String is) {
        return new Judged.Pair(List.of(new Sorter.Guess(first, probability), new Sorter.Guess(first.equals("a") ? "b" : "a", 1 - probability)), is);
    }

    @Test
    void nearly_the_same_text_is_found_and_one_about_the_same_is_not() {
        var known = new NearDuplicates(List.of(new Example("", "您好，学苑街末班车太早，下班的人都赶不上，希望尽快处理。", "buses")));
        assertThat(known.has(new Example("", "您好，学苑街末班车太早，下班的人都赶不上，希望处理。", ""))).isTrue();
        assertThat(known.has(new Example("", "学苑街末班车太早，孩子晚自习回不了家。", ""))).isFalse();
    }
}
