package org.huiyin.figures.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Sums;
import org.huiyin.figures.domain.Usual;
import org.huiyin.figures.store.BoardStore;
import org.huiyin.figures.store.BoardStore.Came;
import org.huiyin.figures.store.BoardStore.Day;
import org.huiyin.figures.store.BoardStore.Open;
import org.huiyin.figures.store.BoardStore.Scope;
import org.huiyin.kernel.District;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of a wall screen: of an office with those below it, now. About matters and offices, never about a person. */
@Component
public class Board {
    public static final int WEEKS = 12;
    private static final int LONGEST = 4;
    private static final int GROUPS = 6;
    private static final int EARLIER = 8;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private final BoardStore store;
    private final Ledger ledger;
    private final Offices offices;
    private final CategoryNames categories;
    private final District district;
    private final Map<Integer, Past> known = new ConcurrentHashMap<>();

    Board(BoardStore store, Ledger ledger, Offices offices, CategoryNames categories, District district) {
        this.store = store;
        this.ledger = ledger;
        this.offices = offices;
        this.categories = categories;
        this.district = district;
    }

    /**
     * Today beside what is usual on this day of the week.
     *
     * @param usualByNow the middle of what earlier days had received by this hour; null while there are too few
     * @param early of those answered, on an earlier day than was promised
     */
    public record Today(int received, @Nullable Integer usualByNow, int answered, int early, List<Integer> hours, @Nullable List<Integer> usualHours) {}

    /** A group of categories, week by week, the last one ending yesterday. */
    public record Trend(String category, List<Integer> weeks, Usual.@Nullable Word word) {}

    /** What earlier days and weeks were like; it changes slowly, and every screen of an office shows the same. */
    private record Past(Instant at, LocalDate date, List<Came> days, List<Trend> trends) {}

    /** Where an office's numbers are looked for. */
    public Scope scope(Office office) {
        boolean all = office.id() == offices.district().id();
        var at = Stream.concat(ledger.offices().stream(), offices.open().stream().map(Office::id)).distinct()
                .filter(one -> offices.isAtOrBelow(one, office.id())).toList();
        return new Scope(district.id(), ledger.kinds(), all, at);
    }

    public Day day(LocalDate date) {
        return new Day(date, date.atStartOfDay(district.zone()).toInstant(), date.plusDays(1).atStartOfDay(district.zone()).toInstant());
    }

    public Today today(Office office, Scope scope, Instant now) {
        var date = LocalDate.ofInstant(now, district.zone());
        var sums = Objects.requireNonNull(ledger.sums(new Period(date, date), List.of(office), null).get(office.id()));
        var came = came(office, scope, List.of(date), now).getFirst();
        var earlier = past(office, scope, now).days;
        int hour = (int) Math.min(23, Duration.between(day(date).starts(), now).toHours());
        return new Today(sums.received(), Usual.of(earlier.stream().map(Came::byNow).toList(), Usual.DAYS), sums.replied(),
                store.early(scope, day(date)), summed(came).subList(0, hour + 1), usual(earlier));
    }

    private List<Came> came(Office office, Scope scope, List<LocalDate> dates, Instant now) {
        var since = Duration.between(day(LocalDate.ofInstant(now, district.zone())).starts(), now);
        return store.came(scope, measures(office), dates.stream().map(this::day).toList(), since);
    }

    /** Read again when it is a minute old, or another day's. */
    private Past past(Office office, Scope scope, Instant now) {
        var date = LocalDate.ofInstant(now, district.zone());
        return Objects.requireNonNull(known.compute(office.id(), (_, before) -> {
            if (before != null && before.date.equals(date) && !before.at.isAfter(now) && before.at.plus(KEPT).isAfter(now)) {
                return before;
            }
            var first = store.first(scope);
            var days = IntStream.rangeClosed(1, EARLIER).mapToObj(date::minusWeeks).filter(day -> first != null && !day.isBefore(first)).toList();
            return new Past(now, date, came(office, scope, days, now), trends(office, scope, date.minusWeeks(WEEKS), first));
        }));
    }

    private static @Nullable List<Integer> usual(List<Came> earlier) {
        if (earlier.size() < Usual.DAYS) {
            return null;
        }
        var days = earlier.stream().map(Board::summed).toList();
        return IntStream.range(0, 24).mapToObj(hour -> Objects.requireNonNull(Usual.of(days.stream().map(day -> day.get(hour)).toList(), Usual.DAYS))).toList();
    }

    /** How many had come by the end of each hour. */
    private static List<Integer> summed(Came came) {
        var sums = new ArrayList<Integer>();
        int sum = 0;
        for (int hour : came.hours()) {
            sum += hour;
            sums.add(sum);
        }
        return sums;
    }

    private List<String> measures(Office office) {
        return Sums.received(new FiguresPolicy(offices).standing(office));
    }

    public List<Open> open(Scope scope, Instant now) {
        return store.open(scope, now, day(LocalDate.ofInstant(now, district.zone())));
    }

    /** Promises of today that no longer wait. */
    public int settled(Scope scope, Instant now) {
        return store.settled(scope, day(LocalDate.ofInstant(now, district.zone())));
    }

    /** Whether a screen in a hall may say what sort of matter it is. */
    public boolean open(Header header) {
        return ledger.open(header);
    }

    public List<Header> longest(Scope scope) {
        return store.longest(scope, LONGEST);
    }

    /** The groups that came most often in twelve weeks, each beside its own past. */
    public List<Trend> trends(Office office, Scope scope, Instant now) {
        return past(office, scope, now).trends;
    }

    private List<Trend> trends(Office office, Scope scope, LocalDate from, @Nullable LocalDate first) {
        var groups = new TreeMap<String, int[]>();
        store.weeks(scope, measures(office), categories.all(), from, WEEKS).forEach((category, weeks) -> {
            var group = groups.computeIfAbsent(Objects.requireNonNullElse(categories.above(category), category), _ -> new int[WEEKS]);
            add(group, weeks);
        });
        return largest(groups).entrySet().stream().map(group -> trend(group, from, first)).toList();
    }

    private static void add(int[] to, int[] more) {
        for (int week = 0; week < to.length; week++) {
            to[week] += more[week];
        }
    }

    private static Map<String, int[]> largest(Map<String, int[]> groups) {
        var largest = new LinkedHashMap<String, int[]>();
        groups.entrySet().stream().filter(group -> IntStream.of(group.getValue()).sum() > 0)
                .sorted(Comparator.comparing((Map.Entry<String, int[]> group) -> -IntStream.of(group.getValue()).sum())).limit(GROUPS)
                .forEach(group -> largest.put(group.getKey(), group.getValue()));
        return largest;
    }

    /** Weeks from before the figures began are no weeks without appeals. */
    private static Trend trend(Map.Entry<String, int[]> group, LocalDate from, @Nullable LocalDate first) {
        var weeks = IntStream.of(group.getValue()).boxed().toList();
        int before = first == null || !first.isAfter(from) ? 0 : (int) Math.min(WEEKS - 1, (java.time.temporal.ChronoUnit.DAYS.between(from, first) + 6) / 7);
        return new Trend(group.getKey(), weeks, Usual.word(weeks.subList(before, WEEKS)));
    }
}
