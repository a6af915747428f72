package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.triage.domain.Topic;
import org.huiyin.triage.domain.TopicItem;
import org.huiyin.triage.domain.TopicTitle;
import org.huiyin.triage.domain.Topics;
import org.huiyin.triage.domain.Unnamed;
import org.junit.jupiter.api.Test;

/** Three matters many write about among others, with names and homes in what they write. */
class TopicsTest {
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final List<String> PLANT = List.of("青岚雅居附近水泥搅拌站噪音扰民", "投诉青岚雅居旁搅拌站粉尘污染", "青岚雅居小区边上建搅拌站合理吗？", "搅拌站噪音让青岚雅居的老人睡不着",
            "青岚雅居搅拌站半夜开工", "请管管青岚雅居门口的搅拌站");
    private static final List<String> PARKING = List.of("云栖苑买房必须捆绑购买车位", "举报云栖苑开发商捆绑销售车位", "云栖苑车位捆绑销售是否合法", "云栖苑不买车位就不签合同，捆绑销售",
            "反对云栖苑捆绑销售地下车位");
    private static final List<String> SUBSIDY = List.of("人才购房补贴申请不通过", "咨询人才购房补贴多久发放", "人才购房补贴材料怎么交", "二手房能申请人才购房补贴吗", "关于人才购房补贴的疑问");
    private static final List<String> SINGLE = List.of("菜场公厕几点关门", "公交首班车能不能提前", "学校门口缺一个红绿灯", "河边路灯坏了三盏", "图书馆周一闭馆不方便", "流浪狗追小孩", "快递柜占了盲道",
            "井盖松动车过就响", "广场舞音响太大", "自来水发黄", "老年卡补办要几天", "电动车在楼道充电", "树枝挡住信号灯", "供暖温度不够", "健身器材生锈", "垃圾桶缺一只", "雨天涵洞积水", "报刊亭挡路",
            "驾校退费难", "宽带施工挖断电线", "办事窗口午休无人", "房产证迟迟不办", "农贸市场缺斤少两", "桥下夜钓占道", "幼儿园收费上涨");
    private final List<String> titles = new ArrayList<>();
    private final List<TopicItem> items = new ArrayList<>();
    private Unnamed unnamed = Unnamed.of(List.of());

    private List<Topic> topics() {
        var texts = new ArrayList<String>();
        repeat(PLANT, 4, "我叫郝建邦，住青岚雅居3栋2单元501，门外的水泥搅拌站机器轰鸣，灰尘飘进屋里，找过柳德海经理也没有用，电话13900001111", texts);
        repeat(PARKING, 4, "云栖苑的楼盘要求一户买一个车位，捆绑销售，业主郝建邦女士住12号，签合同时被钟某某赶出来", texts);
        repeat(SUBSIDY, 3, "按人才购房补贴办法交了材料，窗口的韦老师说要等，补贴一直没有发", texts);
        repeat(SINGLE, 1, "", texts);
        unnamed = Unnamed.of(texts);
        for (int at = 0; at < texts.size(); at++) {
            items.add(TopicItem.read("" + at, START.plus(Duration.ofHours(at * 5L)), at % 3, unnamed, titles.get(at), texts.get(at)));
        }
        return Topics.of(items, START, START.plus(Duration.ofDays(30)));
    }

    private void repeat(List<String> subjects, int times, String says, List<String> texts) {
        for (int time = 0; time < times; time++) {
            for (var subject : subjects) {
                titles.add(subject);
                texts.add(subject + "。" + says);
            }
        }
    }

    private String title(Topic topic) {
        return TopicTitle.of(topic.members().stream().map(one -> titles.get(Integer.parseInt(one.id()))).toList(), unnamed, topic.words(), List.of());
    }

    @Test
    void each_matter_many_write_about_is_one_topic_and_whole() {
        var topics = topics();
        assertThat(topics).hasSize(3);
        assertThat(topics.get(0).members()).hasSize(24).allMatch(one -> titles.get(Integer.parseInt(one.id())).contains("搅拌站"));
        assertThat(topics.get(1).members()).hasSize(20).allMatch(one -> titles.get(Integer.parseInt(one.id())).contains("云栖苑"));
        assertThat(topics.get(2).members()).hasSize(15).allMatch(one -> titles.get(Integer.parseInt(one.id())).contains("补贴"));
        assertThat(title(topics.get(0))).contains("青岚雅居", "搅拌站");
        assertThat(title(topics.get(1))).contains("云栖苑", "车位");
        assertThat(topics.get(0).first()).isEqualTo(START);
        assertThat(topics.get(0).trend()).isEqualTo(Topic.Trend.LESS);
        assertThat(topics.get(0).supporters()).isEqualTo(24);
        assertThat(java.util.Arrays.stream(topics.get(0).weeks()).sum()).isEqualTo(24);
    }

    @Test
    void nobody_and_no_home_is_left_in_what_is_compared_and_shown() {
        var topics = topics();
        var said = topics.stream().map(topic -> title(topic) + topic.words()).toList().toString();
        assertThat(said).doesNotContain("郝", "建邦", "柳德", "德海", "钟某", "韦老", "单元", "501", "139");
        assertThat(unnamed.in("业主郝建邦住青岚雅居3栋2单元501，门牌12号，柳德海经理不管，电话13900001111")).contains("青岚雅居")
                .doesNotContain("郝建邦", "3栋", "501", "12号", "柳德海", "1390");
    }

    @Test
    void many_about_one_person_make_no_topic_about_them() {
        var texts = new ArrayList<String>();
        repeat(List.of("投诉班主任郝建邦老师", "郝建邦老师的问题", "举报郝建邦老师"), 4, "我要投诉郝建邦老师", texts);
        unnamed = Unnamed.of(texts);
        for (int at = 0; at < texts.size(); at++) {
            items.add(TopicItem.read("" + at, START.plus(Duration.ofHours(at)), 0, unnamed, titles.get(at), texts.get(at)));
        }
        assertThat(Topics.of(items, START, START.plus(Duration.ofDays(30)))).noneMatch(topic -> title(topic).contains("建邦") || topic.words().toString().contains("建邦"));
    }

    /** Fifteen about the same trouble at one school, among others. */
    private Topics.Ranked school(List<String> subjects, String says) {
        var texts = new ArrayList<String>();
        repeat(subjects, 3, says, texts);
        repeat(SINGLE, 1, "", texts);
        unnamed = Unnamed.of(texts);
        for (int at = 0; at < texts.size(); at++) {
            items.add(TopicItem.read("" + at, START.plus(Duration.ofHours(at)), 0, unnamed, titles.get(at), texts.get(at)));
        }
        return Topics.ranked(items, START, START.plus(Duration.ofDays(30)));
    }

    private static List<String> teacher(String name) {
        return List.of("青鸾岭小学" + name + "罚站学生", "投诉青鸾岭小学" + name + "罚站", "青鸾岭小学三年级" + name + "又罚站学生", "请查青鸾岭小学罚站学生的" + name, "青鸾岭小学" + name + "让学生罚站一节课");
    }

    @Test
    void what_a_school_does_is_a_topic_and_what_one_teacher_of_it_does_is_none() {
        assertThat(school(teacher(""), "学生在走廊罚站").topics()).hasSize(1);
        for (var name : List.of("柳老师", "郝建邦老师", "柳某", "班主任柳老师")) {
            titles.clear();
            items.clear();
            var one = school(teacher(name), "学生在走廊罚站");
            assertThat(one.topics()).as(name).isEmpty();
            assertThat(one.aboutPersons()).as(name).isEqualTo(1);
        }
    }

    @Test
    void who_is_named_in_the_texts_alone_makes_it_about_a_person_where_titles_have_the_post_or_texts_come_back_to_them() {
        assertThat(school(teacher("老师"), "柳老师让学生在走廊罚站").topics()).isEmpty();
        titles.clear();
        items.clear();
        assertThat(school(teacher(""), "柳老师让学生在走廊罚站，柳老师天天这样").topics()).isEmpty();
        titles.clear();
        items.clear();
        assertThat(school(teacher(""), "问过柳校长，学生在走廊罚站").topics()).as("asked once, not complained of").hasSize(1);
    }

    @Test
    void whom_all_write_to_and_words_that_look_like_a_name_are_nobody() {
        for (var says : List.of("尊敬的柳书记：学生在走廊罚站，望柳书记过问", "柳书记您好，学生在走廊罚站。柳书记，您辛苦了", "任何老师都让学生在走廊罚站，任何老师都这样", "高中老师罚站，高中老师也罚站", "感谢老师，感谢老师，学生在走廊罚站")) {
            titles.clear();
            items.clear();
            assertThat(school(teacher("老师"), says).topics()).as(says).hasSize(1);
        }
    }

    @Test
    void a_title_is_no_name_of_a_category_where_a_place_and_a_thing_say_more() {
        var names = List.of("户外广告招牌", "占道经营", "广告牌");
        assertThat(TopicTitle.of(List.of("户外广告招牌", "户外广告招牌？", "青鸾巷口广告牌摇晃"), unnamed, List.of(), names)).isEqualTo("青鸾巷口广告牌摇晃");
        assertThat(TopicTitle.of(List.of("户外广告招牌"), unnamed, List.of("广告牌", "户外广告", "招牌", "摇晃", "青鸾大道"), names)).isEqualTo("青鸾大道 · 摇晃 · 广告牌");
        assertThat(TopicTitle.of(List.of(), unnamed, List.of("摇晃", "广告牌", "招牌", "青鸾大道"), names)).as("its own already").isEqualTo("摇晃 · 广告牌 · 招牌");
        assertThat(TopicTitle.of(List.of(), unnamed, List.of("广告牌", "招牌"), names)).as("nothing else is known").isEqualTo("广告牌 · 招牌");
    }

    @Test
    void a_firm_named_by_a_number_is_no_person() {
        var firm = Unnamed.of(List.of("37车贷老板跑路", "37车贷立案半年", "电话13900001111郝建邦先生", "郝建邦再来"));
        assertThat(firm.in("37车贷立案半年")).contains("车贷");
        assertThat(firm.in("郝建邦再来")).doesNotContain("建邦");
    }

    @Test
    void the_same_appeals_give_the_same_topics_in_whatever_order_they_come() {
        var once = topics();
        var again = Topics.of(items.reversed(), START, START.plus(Duration.ofDays(30)));
        assertThat(again).extracting(one -> one.members().stream().map(TopicItem::id).toList()).isEqualTo(once.stream().map(one -> one.members().stream().map(TopicItem::id).toList()).toList());
    }
}
