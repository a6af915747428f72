package org.huiyin.figures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.huiyin.figures.domain.Usual.Word;
import org.junit.jupiter.api.Test;

class UsualTest {
    private static List<Integer> weeks(int each, int last) {
        var weeks = new ArrayList<>(Collections.nCopies(11, each));
        weeks.add(last);
        return weeks;
    }

    @Test
    void usual_is_the_middle_that_one_holiday_does_not_move() {
        assertThat(Usual.of(List.of(40, 44, 0, 42), 4)).isEqualTo(41);
        assertThat(Usual.of(List.of(40, 44, 43), 4)).isNull();
        assertThat(Usual.of(List.of(1, 2, 3, 4, 5, 6, 7, 8), 4)).isEqualTo(5);
    }

    @Test
    void more_and_less_begin_beyond_twice_what_chance_moves_a_number_by() {
        assertThat(Usual.word(weeks(25, 35))).isEqualTo(Word.USUAL);
        assertThat(Usual.word(weeks(25, 36))).isEqualTo(Word.MORE);
        assertThat(Usual.word(weeks(25, 15))).isEqualTo(Word.USUAL);
        assertThat(Usual.word(weeks(25, 14))).isEqualTo(Word.LESS);
    }

    @Test
    void what_always_moves_much_has_more_room() {
        var restless = List.of(10, 40, 12, 38, 11, 41, 9, 39, 10, 40, 25, 44);
        assertThat(Usual.word(restless)).isEqualTo(Word.USUAL);
    }

    @Test
    void nothing_is_said_of_small_numbers_or_of_a_short_history() {
        assertThat(Usual.word(weeks(1, 7))).isNull();
        assertThat(Usual.word(weeks(1, 8))).isEqualTo(Word.MORE);
        assertThat(Usual.word(List.of(20, 20, 20, 20, 20, 60))).isNull();
        assertThat(Usual.word(List.of(20, 20, 20, 20, 20, 20, 60))).isEqualTo(Word.MORE);
    }
}
