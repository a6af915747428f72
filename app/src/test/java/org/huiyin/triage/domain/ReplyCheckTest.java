package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hints by the rules as they are delivered, on texts of our own. */
class ReplyCheckTest {
    private static final Path RULES = Files.isDirectory(Path.of("rules")) ? Path.of("rules") : Path.of("..", "rules");
    private static final String LAMPS = "滨河路路灯不亮\n滨河路东段三盏路灯不亮，灯杆歪了，什么时候能修好？路灯不亮，灯杆又歪，晚上走路危险。";
    private static final String WHOLE = """
            您好！我局路灯所9月18日到滨河路现场查看，三盏路灯的电缆老化，9月20日已更换并亮灯，歪了的灯杆同日扶正。
            依据《望川区城市照明管理办法》第十二条，路灯故障三日内修复。
            如有疑问请联系路灯所，电话0553-1234567；不满意可以再次反映或者向区信访局申请复查。""";
    private final ReplyRules rules = rules();
    private final ReplyCheck check = new ReplyCheck(rules);

    private static ReplyRules rules() {
        try {
            return ReplyRules.read(RULES);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> codes(String asked, String reply) {
        return check.hints(asked, reply).stream().map(Hint::code).toList();
    }

    @Test
    void a_whole_reply_gets_no_hint_and_an_empty_draft_gets_none_yet() {
        assertThat(check.hints(LAMPS, WHOLE)).isEmpty();
        assertThat(check.hints(LAMPS, " \n")).isEmpty();
    }

    @Test
    void words_about_attention_alone_lack_what_was_done_when_ground_contact_and_review() {
        assertThat(codes(LAMPS, "您好，我们将高度重视您的意见，谢谢。")).contains("done.empty", "when", "basis", "contact", "review", "asked.when");
    }

    @Test
    void passing_it_on_is_no_deed_by_itself() {
        for (var passed : List.of("您好，来信已转交区住建局处理。", "您反映的事已转办至河南镇，请其尽快核实办理。", "已转送路灯管理所研究答复。", "此事转请城管局处理。", "已转至滨河街道。")) {
            assertThat(codes(LAMPS, passed)).as(passed).contains("done.passed").doesNotContain("done", "done.empty");
        }
        assertThat(codes(LAMPS, "已转交处理。")).as("to nobody").contains("done").doesNotContain("done.passed");
        for (var turn : List.of("滨河路转弯的那盏灯。", "灯罩在旋转。", "可以转账。", "天气好转。")) {
            assertThat(codes(LAMPS, turn)).as(turn).contains("done").doesNotContain("done.passed");
        }
        assertThat(codes(LAMPS, "已转交区住建局，9月18日路灯所到现场更换了电缆。")).as("and then it was done").doesNotContain("done.passed", "done");
    }

    @Test
    void a_question_is_named_in_the_hint_and_the_hint_goes_when_it_is_answered() {
        var hint = check.hints(LAMPS, "您好，路灯的事已转交处理。").stream().filter(one -> one.code().equals("asked.when")).findFirst().orElse(Hint.of("done"));
        assertThat(hint.part()).isEqualTo("asked");
        assertThat(check.says(hint).zh()).contains("什么时候能修好", "答复里没有日期");
        assertThat(check.says(hint).en()).contains("asked when");
    }

    @Test
    void neither_the_day_it_came_nor_the_day_it_was_signed_says_when() {
        assertThat(codes(LAMPS, "您好！您9月16日来信反映的路灯问题，现回复如下：我局派人查看了路灯。2026年9月20日")).contains("when", "asked.when");
    }

    @Test
    void who_asks_how_is_told_by_steps_and_need_not_read_what_was_done() {
        var asked = "咨询老年卡\n请问老年卡怎么办理？需要什么材料？";
        assertThat(codes(asked, "您好，您的留言已收悉。")).contains("asked.how").doesNotContain("done", "done.empty", "when");
        assertThat(codes(asked, "老年卡请带身份证到社区窗口办理。")).doesNotContain("asked.how");
    }

    @Test
    void a_number_of_a_person_is_not_the_telephone_of_an_office() {
        var hints = check.hints(LAMPS, "有事请打13800001111。");
        assertThat(hints).filteredOn(hint -> hint.code().equals("contact.mobile")).singleElement()
                .satisfies(hint -> assertThat("有事请打13800001111。".substring(hint.from(), hint.to())).isEqualTo("13800001111"));
    }

    @Test
    void a_long_sentence_a_wall_and_office_language_are_shown_where_they_stand() {
        var longOne = "我局路灯所" + "检查了电缆".repeat(30) + "。";
        assertThat(codes(LAMPS, longOne.repeat(3))).contains("readable.long", "readable.wall");
        var heavy = check.hints(LAMPS, "来信收悉。").stream().filter(hint -> hint.code().equals("readable.heavy")).toList();
        assertThat(heavy).singleElement().satisfies(hint -> assertThat(hint.words()).containsExactly("收悉", "收到"));
        assertThat(codes(LAMPS, "已列入三供一业。")).contains("readable.short");
        assertThat(codes(LAMPS, "已列入三供一业（供水、供电、供热和物业）。")).doesNotContain("readable.short");
    }

    @Test
    void every_hint_belongs_to_a_part_and_speaks_both_languages() {
        assertThat(rules.hints()).isNotEmpty().allSatisfy(code -> {
            assertThat(ReplyRules.PARTS).contains(Hint.of(code).part());
            assertThat(check.says(Hint.of(code, "x")).en()).isNotBlank();
        });
    }
}
