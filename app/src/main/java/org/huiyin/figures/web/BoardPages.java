package org.huiyin.figures.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.clocks.ClockFace;
import org.huiyin.figures.command.Board;
import org.huiyin.figures.store.BoardStore.Open;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.web.Lines;
import org.huiyin.matters.web.Timeline;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a wall screen shows. Anybody in the hall may look at it: matters and offices, and nothing of a resident. */
@Component
class BoardPages {
    /**
     * A wall screen's numbers.
     *
     * @param at the server's time, by which the clock on the wall goes
     * @param asOf up to when everything is counted
     */
    record BoardView(Instant at, @Nullable Instant asOf, @Nullable Long behindSeconds, boolean recounting, OfficeRef office, BoardToday today,
            BoardOpen open, List<BoardTrend> categories, List<BoardWaiting> longest) {}

    /**
     * Today.
     *
     * @param usualByNow what is usual by this hour on this day of the week; null while too few such days are known
     * @param due promises that fall due today; {@code unanswered} of them wait
     * @param raised of those late, how many went up a level
     * @param hours how many had come by the end of each hour so far
     */
    record BoardToday(int received, @Nullable Integer usualByNow, int answered, int early, int due, int unanswered, int late, int raised,
            List<Integer> hours, @Nullable List<Integer> usualHours) {}

    /** Open matters by where they are; {@code elsewhere} those in none of the areas: no place, another one, or the street alone. */
    record BoardOpen(int total, List<BoardArea> areas, int elsewhere) {}

    /** A township of the district, or a community of a township. */
    record BoardArea(OfficeRef place, int open, int late) {}

    /** Twelve weeks of a group of categories, the last ending yesterday. */
    record BoardTrend(Wording category, List<Integer> weeks, @Schema(allowableValues = {"more", "usual", "less"}) @Nullable String word) {}

    /**
     * One that has waited long: who holds it, the last step, since when.
     *
     * @param title what everybody may read; the group of its category where the resident kept it private; null where the rules do, or nobody sorted it yet
     */
    record BoardWaiting(@Nullable Wording title, OfficeRef office, @Nullable Wording last, long days, @Nullable ClockFace clock) {}

    private final Board board;
    private final LedgerPages ledger;
    private final Told told;
    private final CategoryNames categories;
    private final Offices offices;
    private final District district;

    /** How matters are told. */
    @org.springframework.stereotype.Component
    record Told(Lines lines, History history, Timeline timeline) {}

    BoardPages(Board board, LedgerPages ledger, Told told, CategoryNames categories, Offices offices, District district) {
        this.board = board;
        this.ledger = ledger;
        this.told = told;
        this.categories = categories;
        this.offices = offices;
        this.district = district;
    }

    BoardView board(Office office, Instant now) {
        var fresh = ledger.freshness();
        var scope = board.scope(office);
        var open = board.open(scope, now);
        var today = board.today(office, scope, now);
        int unanswered = open.stream().mapToInt(Open::due).sum();
        return new BoardView(now, fresh.asOf(), fresh.behindSeconds(), fresh.recounting(), OfficeRef.of(office),
                new BoardToday(today.received(), today.usualByNow(), today.answered(), today.early(), board.settled(scope, now) + unanswered, unanswered,
                        open.stream().mapToInt(Open::late).sum(), open.stream().mapToInt(Open::raised).sum(), today.hours(), today.usualHours()),
                places(office, open), board.trends(office, scope, now).stream().map(this::trend).toList(), longest(board.longest(scope), now));
    }

    private BoardTrend trend(Board.Trend of) {
        var name = Objects.requireNonNullElse(categories.apply(of.category()), new Wording(of.category(), of.category()));
        return new BoardTrend(name, of.weeks(), of.word() == null ? null : of.word().name().toLowerCase(Locale.ROOT));
    }

    /** Townships; the communities of one when the screen is hers. Those without anything open stand there too. */
    private BoardOpen places(Office office, List<Open> open) {
        boolean township = office.level() == Office.Level.TOWNSHIP || office.level() == Office.Level.COMMUNITY;
        var level = township ? Office.Level.COMMUNITY : Office.Level.TOWNSHIP;
        var sums = new HashMap<Integer, int[]>();
        var shown = offices.open().stream().filter(one -> one.level() == level && (!township || offices.isAtOrBelow(one.id(), office.id()))).toList();
        shown.forEach(one -> sums.put(one.id(), new int[2]));
        int elsewhere = 0;
        for (var one : open) {
            var sum = lifted(one.place(), level).map(at -> sums.get(at.id()));
            if (sum.isEmpty()) {
                elsewhere += one.open();
            } else {
                sum.get()[0] += one.open();
                sum.get()[1] += one.late();
            }
        }
        return new BoardOpen(open.stream().mapToInt(Open::open).sum(), shown.stream().map(one -> area(one, sums)).toList(), elsewhere);
    }

    private static BoardArea area(Office office, Map<Integer, int[]> sums) {
        var sum = sums.getOrDefault(office.id(), new int[2]);
        return new BoardArea(OfficeRef.of(office), sum[0], sum[1]);
    }

    /** The office of that level at or above the place, or the one it was merged into. */
    private Optional<Office> lifted(@Nullable Integer place, Office.Level level) {
        var at = place == null ? Optional.<Office>empty() : goesOn(place);
        while (at.isPresent() && at.get().level() != level) {
            at = offices.superiorOf(at.get().id()).flatMap(above -> goesOn(above.id()));
        }
        return at;
    }

    private Optional<Office> goesOn(int office) {
        return offices.find(offices.successorOf(office));
    }

    private List<BoardWaiting> longest(List<Header> headers, Instant now) {
        var events = told.history.of(headers.stream().map(Header::id).toList());
        return headers.stream().map(header -> waiting(header, events, now)).toList();
    }

    private BoardWaiting waiting(Header header, Map<MatterId, List<Recorded>> events, Instant now) {
        var line = told.lines.line(header);
        var items = told.timeline.items(header.kind(), events.getOrDefault(header.id(), List.of()), Map.of(), true).stream()
                .filter(item -> item.actor().equals("office")).toList(); // that a limit ran out, the clock says already
        var days = ChronoUnit.DAYS.between(day(header.receivedAt()), day(now));
        return new BoardWaiting(board.open(header) ? header.everyone() ? line.titleName() : sort(header) : null, OfficeRef.of(offices.byId(header.office())), items.isEmpty() ? null : items.getLast().words(), days, line.clock());
    }

    private @Nullable Wording sort(Header header) {
        var category = Objects.requireNonNull(header.category());
        return categories.apply(Objects.requireNonNullElse(categories.above(category), category));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, district.zone());
    }
}
