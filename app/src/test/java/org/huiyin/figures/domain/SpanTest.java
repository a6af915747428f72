package org.huiyin.figures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.figures.domain.Span.Piece;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 25);

    @Test
    void pieces_cover_every_day_of_a_period_once_and_are_few() {
        for (int from = 0; from < 400; from++) {
            for (int length = 0; length < 800; length += 7) {
                var day = FIRST.plusDays(from);
                var end = day.plusDays(length);
                var pieces = Span.pieces(List.of(Span.values()), day, end);
                for (var piece : pieces) {
                    assertThat(piece.starts()).isEqualTo(day);
                    assertThat(piece.span().begin(day)).isEqualTo(day);
                    day = piece.span().end(day);
                }
                assertThat(day).isEqualTo(end);
                assertThat(pieces).hasSizeLessThan(40);
            }
        }
    }

    @Test
    void every_day_lies_in_the_span_that_begins_before_it() {
        for (int i = 0; i < 800; i++) {
            var day = FIRST.plusDays(i);
            for (var span : Span.values()) {
                assertThat(day).isBetween(span.begin(day), span.end(span.begin(day)).minusDays(1));
            }
        }
    }

    @Test
    void a_year_so_far_is_a_handful() {
        assertThat(Span.pieces(List.of(Span.values()), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 26))).extracting(Piece::span)
                .isEqualTo(List.of(Span.QUARTER, Span.QUARTER, Span.QUARTER, Span.MONTH, Span.TENDAY, Span.TENDAY, Span.DAY, Span.DAY, Span.DAY,
                        Span.DAY, Span.DAY));
    }

    @Test
    void of_a_category_alone_there_are_days_and_months_and_of_what_everybody_may_read_months_quarters_and_years() {
        var first = LocalDate.of(2025, 1, 1);
        assertThat(Span.pieces(Key.spans("housing.repairs"), first, LocalDate.of(2025, 4, 3))).extracting(Piece::span)
                .containsExactly(Span.MONTH, Span.MONTH, Span.MONTH, Span.DAY, Span.DAY);
        assertThat(Span.pieces(Key.spans(Key.OPEN), first, LocalDate.of(2026, 3, 1))).extracting(Piece::span)
                .containsExactly(Span.YEAR, Span.MONTH, Span.MONTH);
    }
}
