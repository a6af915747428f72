package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Whom a group of appeals takes in and whom it lets go, whatever it was before. */
class TopicGroupsTest {
    private static final String THING = "水泥搅拌站机器轰鸣，粉尘飘进阳台，搅拌车夜里进出，砂石堆露天";
    private final List<TopicItem> items = new ArrayList<>();

    private void say(String title, String text) {
        items.add(TopicItem.read("" + items.size(), Instant.EPOCH, 0, Unnamed.of(List.of()), title, text));
    }

    /** Others, so that what the group says is rare. */
    private void others() {
        IntStream.range(0, 60).forEach(at -> say("" + (char) ('甲' + 40 * at) + (char) ('电' + 30 * at), ""));
    }

    private List<List<Integer>> whole(List<List<Integer>> known) {
        var pairs = new Pairs(items);
        var numbered = items.stream().map(pairs::numbered).toList();
        var weights = new Weights(numbered, pairs);
        var groups = new ArrayList<>(known);
        IntStream.range(0, items.size()).filter(at -> known.stream().noneMatch(group -> group.contains(at))).forEach(at -> groups.add(List.of(at)));
        return new Gathering(numbered, numbered.stream().map(weights::of).toList(), weights).whole(groups);
    }

    private void estate(int times) {
        for (int time = 0; time < times; time++) {
            say(List.of("青岚雅居开不得窗", "青岚雅居吵死人", "青岚雅居没法住").get(time % 3), THING);
        }
    }

    @Test
    void who_says_all_that_many_say_belongs_to_them_without_the_name_of_the_place() {
        estate(24);
        say("家门口不得安宁", THING);
        others();
        assertThat(whole(List.of(IntStream.range(0, 24).boxed().toList()))).first().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(25);
    }

    @Test
    void of_few_nobody_says_enough_without_the_name_of_the_place() {
        estate(9);
        say("家门口不得安宁", THING);
        others();
        assertThat(whole(List.of(IntStream.range(0, 9).boxed().toList()))).first().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(9);
    }

    @Test
    void the_same_trouble_at_another_place_leaves() {
        estate(9);
        say("柳溪桥头搅拌车扬尘何时了结", "搅拌车夜里进出");
        say("杏林渡口搅拌车压坏路面", "搅拌车夜里进出");
        say("柳溪桥头的扬尘了结", "");
        say("杏林渡口压坏路面", "");
        List.of("榆树巷", "荷塘里", "竹林寺", "梅子坞", "枫桥下").forEach(place -> say(place + "不得入睡", "搅拌车夜里进出"));
        others();
        assertThat(whole(List.of(IntStream.range(0, 11).boxed().toList()))).first().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(9);
    }

    @Test
    void titles_with_a_long_name_are_one_group_whatever_is_broken() {
        List.of("楼板开裂", "外墙渗水", "电梯急坠", "车库漏雨", "门窗变形", "栏杆锈蚀").forEach(fault -> say("松涛映月云庭" + fault, ""));
        others();
        var pairs = new Pairs(items);
        var numbered = items.stream().map(pairs::numbered).toList();
        var weights = new Weights(numbered, pairs);
        var says = numbered.stream().map(weights::of).toList();
        var alone = IntStream.range(0, items.size()).mapToObj(at -> {
            var one = new Cluster();
            one.add(at, says.get(at));
            return one;
        }).toList();
        assertThat(new Seeds(numbered, says, weights).with(alone)).contains(List.of(0, 1, 2, 3, 4, 5));
    }

    @Test
    void the_place_counts_among_what_is_said_and_not_as_its_title() {
        var one = TopicItem.read("1", Instant.EPOCH, 0, Unnamed.of(List.of()), "护栏松了", "扶不得", "霁雪桥3栋");
        assertThat(one.all()).contains(TopicGrams.pair('霁', '雪')).doesNotContain(TopicGrams.pair('桥', '3'), TopicGrams.pair('3', '栋'), TopicGrams.pair('得', '霁'));
        assertThat(one.title()).doesNotContain(TopicGrams.pair('霁', '雪'));
    }

    @Test
    void a_word_is_read_without_what_only_joins() {
        assertThat(List.of("的老人", "在桥下的", "搅拌站", "的")).extracting(Talk::readable).containsExactly("老人", "桥下", "搅拌站", "");
    }
}
