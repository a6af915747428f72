package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.huiyin.clocks.RulesRefused;
import org.huiyin.notify.Channel;
import org.huiyin.notify.domain.Backoff;
import org.huiyin.notify.domain.Placeholder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template may hold; above all that an SMS has no place for a name or a word of an appeal. */
class NotifyRulesTest {
    private static final Path RULES = Files.isDirectory(Path.of("rules")) ? Path.of("rules") : Path.of("..", "rules");

    @TempDir
    private Path folder;

    @Test
    void an_sms_of_ours_has_places_for_number_day_page_and_a_code_alone() {
        var sms = NotifyRules.readTemplates(RULES).all().stream().filter(template -> template.channel() == Channel.SMS).toList();
        assertThat(sms).hasSizeGreaterThan(10).allSatisfy(template -> assertThat(template.body()
                .replaceAll("\\{(number|day|link|code|minutes)}", "")).doesNotContain("{"));
        assertThat(Placeholder.values()).filteredOn(Placeholder::inSms).extracting(Placeholder::written)
                .containsExactly("number", "day", "link", "code", "minutes");
    }

    @ParameterizedTest
    @CsvSource({"sms,{name},is not known", "sms,{text},is not known", "sms,{page},may not stand in an SMS", "sms,{code},belongs to sign-in alone",
        "email,{page},belongs to received-by-email alone", "email,{reply},is not known"})
    void a_template_with_another_place_stops_the_start(String channel, String place, String why) throws IOException {
        var row = ",%s,您好,您的诉求 %s 已有答复\n".formatted("yes", place);
        Files.writeString(folder.resolve("notices.csv"), "code,channel,language,waits,subject,body\nreplied," + channel + ",zh" + row + "replied," + channel + ",en" + row);
        assertThatThrownBy(() -> NotifyRules.readTemplates(folder)).isInstanceOf(RulesRefused.class).hasMessageContaining("notices.csv:2").hasMessageContaining(why);
    }

    @Test
    void every_message_is_there_in_both_languages() throws IOException {
        Files.writeString(folder.resolve("notices.csv"), "code,channel,language,waits,subject,body\nreplied,sms,zh,yes,,已有答复\n");
        assertThatThrownBy(() -> NotifyRules.readTemplates(folder)).hasMessageContaining("replied by sms is missing in en");
    }

    @Test
    void it_is_tried_again_later_each_time_and_not_by_all_at_once() {
        var one = UUID.fromString("0d4b8a6e-3b5f-4f0a-8a65-7c1f3b9f2e11");
        assertThat(Backoff.after(1, one)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75)).isEqualTo(Backoff.after(1, one));
        assertThat(Backoff.after(4, one)).isBetween(Duration.ofSeconds(360), Duration.ofSeconds(600));
        assertThat(Backoff.after(30, one)).isLessThanOrEqualTo(Duration.ofHours(8));
        assertThat(Backoff.after(3, one)).isNotEqualTo(Backoff.after(3, UUID.fromString("0d4b8a6e-3b5f-4f0a-8a65-7c1f3b9f2e12")));
    }
}
