package org.huiyin.matters.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void numbers_of_persons_are_masked_however_they_are_written() {
        for (var number : new String[] {"13812345678", "138 1234 5678", "+86-138-1234-5678", "１３８１２３４５６７８", "0827-5261234",
            "511902198001011234", "51190219800101123X", "6222 0213 0001 2345 678"}) {
            assertThat(Masking.mask("请打" + number + "找我")).as(number).doesNotContain("1234").startsWith("请打＊").endsWith("找我");
        }
    }

    @Test
    void other_numbers_stay() {
        assertThat(Masking.mask("3号楼2单元1501室，8月15日积水14米，花了12800元")).isEqualTo("3号楼2单元1501室，8月15日积水14米，花了12800元");
    }

    @Test
    void a_search_for_a_person_is_recognised() {
        assertThat(Masking.looksLikeAPerson("13812345678")).isTrue();
        assertThat(Masking.looksLikeAPerson("1381234567")).isTrue();
        assertThat(Masking.looksLikeAPerson("511902198001011234")).isTrue();
        assertThat(Masking.looksLikeAPerson("路灯")).isFalse();
        assertThat(Masking.looksLikeAPerson("3号楼")).isFalse();
    }
}
