package org.huiyin.notify.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuotingTest {
    static Stream<Arguments> letters() {
        return Stream.of(
                Arguments.of("今天又进水了\n\n在 2026年9月16日，快处中心 <a@b.example> 写道：\n> 已登记\n> 编号", "今天又进水了"),
                Arguments.of("It is wet again.\r\n\r\nOn Wed, Sep 16, 2026 at 9:12 AM Centre <a@b.example> wrote:\r\n> registered", "It is wet again."),
                Arguments.of("It is wet again.\n\nOn Wed, Sep 16, 2026 at 9:12 AM Centre\n<a@b.example> wrote:\n\n> registered\n\nMore below.", "It is wet again.\nMore below."),
                Arguments.of("又漏了\n\n------------------ 原始邮件 ------------------\n发件人: 中心\n已登记", "又漏了"),
                Arguments.of("Again\n\n-----Original Message-----\nFrom: Centre\nregistered", "Again"),
                Arguments.of("又漏了\n\n发件人: 中心\n发送时间: 2026年9月16日\n收件人: 我\n\n已登记", "又漏了"),
                Arguments.of("> 什么时候来看？\n周三下午\n> 谁来？\n我儿子在家", "周三下午\n我儿子在家"),
                Arguments.of("在 2026年9月16日，中心 写道：\n> 什么时候来看？\n\n周三下午", "周三下午"),
                Arguments.of("------------------ 原始邮件 ------------------\n只有这些", "------------------ 原始邮件 ------------------\n只有这些"),
                Arguments.of("在小区门口写道：此处禁止停车，我们想知道是谁写的", "在小区门口写道：此处禁止停车，我们想知道是谁写的"),
                Arguments.of("On Monday I wrote to you.\nNobody came.", "On Monday I wrote to you.\nNobody came."),
                Arguments.of("发件人: 我自己写的一行\n下一行", "发件人: 我自己写的一行\n下一行"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void what_is_new_stays_and_what_was_said_before_goes(String letter, String left) {
        assertThat(Quoting.newWords(letter)).isEqualTo(left);
    }

    static Stream<String> hostile() {
        return Stream.of(" ".repeat(200_000), "\t".repeat(100_000) + ">".repeat(100_000), ">".repeat(200_000), "On " + "写道 ".repeat(60_000),
                ("于" + " ".repeat(500)).repeat(400), "-".repeat(200_000), "--" + " ".repeat(200_000), "发件人" + " ".repeat(200_000),
                "发件人:\n".repeat(40_000), "On \n".repeat(50_000), "在于1\n".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void no_letter_takes_long(String letter) {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Quoting.newWords("a" + "\n" + letter + "\nb"));
    }
}
