package org.huiyin.matters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void whatever_stands_in_a_text_is_found_by_it() {
        var words = List.of(SearchWords.numbers(SearchWords.of("柳溪花园3号楼地下室积水，电表箱旁边，WIFI不通", null)));
        for (var query : new String[] {"柳溪花园", "地下室", "积水", "电表箱", "wifi"}) {
            assertThat(words).as(query).containsAll(SearchWords.query(query).all());
        }
        for (var query : new String[] {"水积", "花溪", "燃气", "wif"}) {
            assertThat(words).as(query).doesNotContainAnyElementsOf(SearchWords.query(query).all());
        }
    }

    @Test
    void a_character_alone_asks_for_words_that_begin_with_it() {
        assertThat(SearchWords.query("井")).isEqualTo(new SearchWords.Sought(List.of(), List.of((int) '井')));
        assertThat(SearchWords.numbers(List.of("井盖"))[0] >>> 16).isEqualTo('井');
    }

    @Test
    void the_contact_s_name_and_number_leave_no_word() {
        var words = SearchWords.of("我是欧阳晓岚，电话13812345678，路灯坏了", "欧阳晓岚");
        assertThat(words).contains("路灯").doesNotContain("欧阳", "阳晓", "晓岚").noneMatch(word -> word.matches(".*[0-9]{4}.*"));
    }

    @Test
    void a_query_that_looks_like_a_person_is_refused() {
        assertThatThrownBy(() -> SearchWords.query("13812345678")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.code()).isEqualTo("search.looks-like-a-person"));
    }
}
