package org.huiyin.triage.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.triage.domain.Accuracy;
import org.huiyin.triage.domain.Drift;
import org.huiyin.triage.store.SuggestionStore;
import org.huiyin.triage.store.SuggestionStore.Count;
import org.huiyin.triage.store.SuggestionStore.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How suggestions fared, by office and month, and how this month's intake differs from the last; never by who decided. */
@RestController
class AccuracyController {
    private static final int MONTHS = 12;
    private static final double WHOLE = 100;
    private static final int COMPARED = 5; // in one of both months: one appeal more or less says nothing
    private final SuggestionStore store;
    private final CategoryNames categories;
    private final QualityController.Place place;
    private final FiguresPolicy policy;

    /**
     * How some suggestions fared, shares in percent and null while there are fewer than twenty.
     *
     * @param sure how many were suggested without a doubt, and {@code sureRight} how many of those were confirmed
     */
    record Fared(int number, @Nullable Integer sure, @Nullable Integer sureRight, @Nullable Integer categoryRight, @Nullable Integer officeRight) {}

    /** One month. */
    record MonthRow(String month, Fared fared) {}

    /** The office appeals were sent to. */
    record OfficeRow(OfficeRef office, Fared fared) {}

    /**
     * The last twelve months, or {@code month} alone; {@code months} are always all of them.
     *
     * @param ece the expected calibration error in percent
     */
    record AccuracyView(OfficeRef office, @Nullable String month, int fewest, Fared all, @Nullable Double ece, List<Accuracy.Bin> bins, List<MonthRow> months, List<OfficeRow> offices) {}

    /** A category's part of what came in, in percent. */
    record DriftRow(String category, @Nullable Wording name, int now, int before, double nowPercent, double beforePercent) {}

    /** Of one of the two months: how many came, of how many nothing was suggested without a doubt, and the mean confidence, in percent. */
    record DriftMonth(String month, int number, @Nullable Integer unsure, @Nullable Integer confidence, @Nullable Integer right) {}

    /** Categories with too few in both months to be compared by themselves, summed. */
    record DriftOthers(int categories, int now, int before, double nowPercent, double beforePercent) {}

    /** @param index the population stability index; null while one of the months has fewer than twenty */
    record DriftView(int fewest, DriftMonth now, DriftMonth before, @Nullable Double index, List<DriftRow> rows, @Nullable DriftOthers others) {}

    AccuracyController(SuggestionStore store, CategoryNames categories, QualityController.Place place) {
        this.store = store;
        this.categories = categories;
        this.place = place;
        this.policy = new FiguresPolicy(place.offices());
    }

    @GetMapping("/api/triage/accuracy")
    AccuracyView accuracy(Member member, @RequestParam(required = false) @Nullable Integer office, @RequestParam(required = false) @Nullable String month) {
        var top = office == null ? policy.top(member) : place.offices().find(office).orElseThrow(() -> Refusal.invalid("office.unknown", "office"));
        if (!policy.maySee(member, top.id())) {
            throw Refusal.notPermitted("matter.outside-your-reach");
        }
        var only = month == null ? null : month(month);
        var last = place.district().today(place.clock()).withDayOfMonth(1);
        var all = new Accuracy();
        var months = new TreeMap<LocalDate, Accuracy>();
        var offices = new TreeMap<Integer, Accuracy>();
        for (var count : store.counts(place.district().id(), Kind.DECIDED, last.minusMonths(MONTHS - 1), last)) {
            if (place.offices().isAtOrBelow(count.office(), top.id())) {
                var some = some(count);
                months.computeIfAbsent(count.month(), _ -> new Accuracy()).add(some);
                if (only != null && !only.equals(count.month())) {
                    continue;
                }
                all.add(some);
                offices.computeIfAbsent(count.office(), _ -> new Accuracy()).add(some);
            }
        }
        return new AccuracyView(OfficeRef.of(top), only == null ? null : YearMonth.from(only).toString(), Accuracy.FEWEST, fared(all), all.ece(), all.bins(),
                months.entrySet().stream().map(one -> new MonthRow(YearMonth.from(one.getKey()).toString(), fared(one.getValue()))).toList(),
                offices.entrySet().stream().sorted(Comparator.comparing(one -> -one.getValue().number()))
                        .map(one -> new OfficeRow(OfficeRef.of(place.offices().byId(one.getKey())), fared(one.getValue()))).toList());
    }

    private static Accuracy.Some some(Count count) {
        return new Accuracy.Some(count.sure(), count.bin(), count.number(), count.percents(), count.categoryRight(), count.officeRight());
    }

    private static Fared fared(Accuracy of) {
        return new Fared(of.number(), of.sure(), of.sureRight(), of.categoryRight(), of.officeRight());
    }

    @GetMapping("/api/triage/drift")
    DriftView drift(Member member, @RequestParam(required = false) @Nullable String month) {
        if (!policy.maySee(member, place.offices().district().id())) {
            throw Refusal.notPermitted("matter.outside-your-reach");
        }
        var now = month(month);
        var before = now.minusMonths(1);
        var came = store.counts(place.district().id(), Kind.INTAKE, before, now);
        var decided = store.counts(place.district().id(), Kind.DECIDED, before, now);
        var nows = byCategory(came, now);
        var befores = byCategory(came, before);
        int sumNow = sum(nows);
        int sumBefore = sum(befores);
        var codes = new TreeSet<>(nows.keySet());
        codes.addAll(befores.keySet());
        var few = codes.stream().filter(code -> Math.max(nows.getOrDefault(code, 0), befores.getOrDefault(code, 0)) < COMPARED).toList();
        few.forEach(codes::remove);
        var rows = new ArrayList<DriftRow>();
        codes.forEach(code -> rows.add(new DriftRow(code, categories.apply(code), nows.getOrDefault(code, 0), befores.getOrDefault(code, 0),
                percent(nows.getOrDefault(code, 0), sumNow), percent(befores.getOrDefault(code, 0), sumBefore))));
        rows.sort(Comparator.comparing((DriftRow row) -> -Math.abs(row.nowPercent - row.beforePercent)).thenComparing(DriftRow::category));
        boolean enough = Math.min(sumNow, sumBefore) >= Accuracy.FEWEST;
        return new DriftView(Accuracy.FEWEST, side(now, came, decided), side(before, came, decided), enough ? Double.valueOf(Math.round(1000 * Drift.index(nows, befores)) / 1000.0) : null, rows,
                few.isEmpty() ? null : others(few.size(), sumNow - of(rows, DriftRow::now), sumBefore - of(rows, DriftRow::before), sumNow, sumBefore));
    }

    private static int of(List<DriftRow> rows, java.util.function.ToIntFunction<DriftRow> number) {
        return rows.stream().mapToInt(number).sum();
    }

    private static DriftOthers others(int categories, int now, int before, int allNow, int allBefore) {
        return new DriftOthers(categories, now, before, percent(now, allNow), percent(before, allBefore));
    }

    private LocalDate month(@Nullable String asked) {
        var today = place.district().today(place.clock()).withDayOfMonth(1);
        try {
            var month = asked == null ? today : YearMonth.parse(asked).atDay(1);
            if (month.isAfter(today)) {
                throw Refusal.invalid("period.in-the-future", "month");
            }
            return month;
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("list.day-unreadable", "month");
        }
    }

    private DriftMonth side(LocalDate month, List<Count> came, List<Count> decided) {
        var of = new Accuracy();
        int percents = 0;
        for (var count : came) {
            if (count.month().equals(month)) {
                of.add(some(count));
                percents += count.percents();
            }
        }
        var fared = new Accuracy();
        decided.stream().filter(count -> count.month().equals(month)).forEach(count -> fared.add(some(count)));
        return new DriftMonth(YearMonth.from(month).toString(), of.number(), of.sure() == null ? null : Integer.valueOf((int) WHOLE - of.sure()),
                of.number() < Accuracy.FEWEST ? null : Integer.valueOf(percents / of.number()), fared.categoryRight());
    }

    private Map<String, Integer> byCategory(List<Count> came, LocalDate month) {
        var numbers = new HashMap<String, Integer>();
        came.stream().filter(count -> count.month().equals(month)).forEach(count -> numbers.merge(count.category(), count.number(), Integer::sum));
        return numbers;
    }

    private static int sum(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double percent(int some, int all) {
        return all == 0 ? 0 : Math.round(1000 * some / (double) all) / 10.0;
    }
}
