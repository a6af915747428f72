package org.huiyin.matters.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.OpenTexts.Alike;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.domain.OpenTexts.Text;
import org.junit.jupiter.api.Test;

/** Whichever of two texts is asked about, the other is found, or neither is; how people ask makes nothing alike. */
class OpenTextsTest {
    private static final String SHORT = "芦花渡木桥缺板，小孩踩空";
    private static final String LONG = "我每日清早挑菜进城，都从芦花渡木桥上走，入秋以来水涨船高，桥桩晃得厉害，前夜又刮走几块，眼下桥面缺板三处，昨日放学有小孩踩空，书包落水捞不起，撑篙老伯讲镇里量过尺寸，牌子竖起来又倒下，绕行石拱要多走四里，雾天更看不清脚下，盼着冬至前铺平。";
    private final OpenTexts open = new OpenTexts(Likeness.OF_TEXTS);

    private static Map<Integer, String> words(String text) {
        var words = new LinkedHashMap<Integer, String>();
        IntStream.range(1, text.length()).filter(at -> Character.isLetter(text.charAt(at - 1)) && Character.isLetter(text.charAt(at)))
                .forEach(at -> words.putIfAbsent(text.charAt(at - 1) << 16 | text.charAt(at), text.substring(at - 1, at + 1)));
        return words;
    }

    private static Text text(int no, String says) {
        return new Text((long) no << MatterId.RANDOM_BITS, 1, 0, words(says).keySet().stream().mapToInt(Integer::intValue).toArray());
    }

    /** The numbers of those that are likely and, read again, alike to one. */
    private List<Long> like(int no, String says, List<Text> all) {
        var asked = new Asked(words(says), null, null, no);
        return open.likely(asked, _ -> true, 48).stream().filter(id -> id >> MatterId.RANDOM_BITS != no)
                .filter(id -> all.stream().filter(one -> one.id() == id).anyMatch(one -> open.judge(asked, one, null) != null)).map(id -> id >> MatterId.RANDOM_BITS).toList();
    }

    private void know(List<String> said) {
        open.add(texts(said));
    }

    private static List<Text> texts(List<String> said) {
        return IntStream.range(0, said.size()).mapToObj(no -> text(no, said.get(no))).toList();
    }

    @Test
    void one_lists_another_as_that_one_lists_it_however_long_either_is() {
        var said = List.of(SHORT, LONG, "巷口路灯不亮，晚上看不见路", "路灯不亮", "路灯又不亮了，巷口黑得看不见", "菜场公厕几点关门");
        know(said);
        var all = texts(said);
        for (int one = 0; one < said.size(); one++) {
            for (int other = 0; other < said.size(); other++) {
                boolean there = like(one, said.get(one), all).contains((long) other);
                assertThat(like(other, said.get(other), all).contains((long) one)).as(said.get(one) + " / " + said.get(other)).isEqualTo(there);
            }
        }
        assertThat(like(0, SHORT, all)).contains(1L);
        assertThat(like(1, LONG, all)).contains(0L);
    }

    @Test
    void how_alike_two_are_is_the_same_from_either_side() {
        var said = List.of(SHORT, LONG);
        know(said);
        var there = open.judge(new Asked(words(SHORT), null, null, 1), text(1, LONG), null);
        var back = open.judge(new Asked(words(LONG), null, null, 0), text(0, SHORT), null);
        assertThat(List.of(java.util.Objects.requireNonNull(there), java.util.Objects.requireNonNull(back))).extracting(Alike::rank).allSatisfy(rank -> assertThat(rank).isCloseTo(there.rank(), org.assertj.core.data.Offset.offset(1e-9)));
    }

    @Test
    void texts_that_share_nothing_but_how_people_ask_are_not_alike() {
        var said = List.of("尊敬的领导您好，芦花渡木桥缺板，希望有关部门尽快解决，谢谢！", "尊敬的领导您好，夜市烤鱼呛人，希望有关部门尽快解决，谢谢！", "希望有关部门尽快解决，谢谢", "请有关部门尽快处理，谢谢领导");
        know(said);
        var all = texts(said);
        for (int one = 0; one < said.size(); one++) {
            assertThat(like(one, said.get(one), all)).as(said.get(one)).isEmpty();
        }
    }

    @Test
    void how_people_ask_hides_nothing_that_is_alike() {
        var said = List.of("尊敬的领导您好，芦花渡木桥缺板，希望有关部门尽快解决，谢谢！", "芦花渡木桥缺板");
        know(said);
        assertThat(like(1, said.get(1), texts(said))).containsExactly(0L);
        assertThat(like(0, said.get(0), texts(said))).containsExactly(1L);
    }
}
