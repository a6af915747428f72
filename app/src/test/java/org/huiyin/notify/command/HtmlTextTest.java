package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTextTest {
    @Test
    void words_stay_and_what_runs_or_loads_goes() {
        assertThat(HtmlText.of("<head><title>T</title><style>a{}</style></head><p>请看<b>附件</b>&nbsp;&nbsp;</p><script>alert(1)</script><div>谢谢<br>再见<img src=x></div>"))
                .isEqualTo("请看附件\n谢谢\n再见");
    }

    @Test
    void a_quote_is_marked_as_plain_mails_mark_it() {
        assertThat(HtmlText.of("好的<blockquote>第一行<br>第二行<blockquote>更早</blockquote></blockquote>明天见<blockquote>又一段</blockquote>"))
                .isEqualTo("好的\n> 第一行\n> 第二行更早\n明天见\n> 又一段");
    }

    static Stream<String> hostile() {
        return Stream.of("<blockquote>".repeat(16_000), "<blockquote></blockquote>".repeat(8_000), "<br>".repeat(50_000), "<p>".repeat(66_000), "<b>".repeat(66_000),
                "<div>".repeat(40_000), "<table>".repeat(28_000), "x" + " ".repeat(190_000) + "x", "<pre>" + " \t".repeat(95_000) + "x</pre>", "<script></script>".repeat(11_000),
                "<a href=x>".repeat(20_000), "<".repeat(200_000), "&".repeat(200_000), "<a " + "b ".repeat(99_000) + ">", "<b><p>".repeat(33_000), "<select><b>".repeat(18_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void no_letter_takes_long(String html) {
        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> HtmlText.of(html));
    }
}
