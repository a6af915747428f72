package org.huiyin.triage.web;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.figures.domain.Period;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.Quality;
import org.huiyin.triage.domain.Quality.Share;
import org.huiyin.triage.store.QualityStore;
import org.huiyin.triage.store.QualityStore.Sum;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the replies of offices have and lack, by office or by category, for whoever sees those offices' ledger; never by writer. */
@RestController
class QualityController {
    private final QualityStore store;
    private final CategoryNames categories;
    private final Place place;
    private final FiguresPolicy policy;

    /** Which district, by whose clock. */
    @Component("qualityPlace")
    record Place(District district, Clock clock, Offices offices) {}

    /**
     * An office with what is below it, or a category with what is below it.
     *
     * @param replies how many, told only from 20 up, and only where no fewer can be worked out by subtracting
     * @param shares empty while there are too few replies to say anything
     */
    record QualityRow(@Nullable OfficeRef office, @Nullable String category, @Nullable Wording name, @Nullable Integer replies, List<Share> shares) {}

    /** Whole months: a month begun is counted as far as it is. */
    record QualityView(Period period, OfficeRef office, int fewest, List<QualityRow> rows) {}

    QualityController(QualityStore store, CategoryNames categories, Place place) {
        this.store = store;
        this.categories = categories;
        this.place = place;
        this.policy = new FiguresPolicy(place.offices);
    }

    @GetMapping("/api/quality")
    QualityView quality(Member member, @RequestParam(defaultValue = "office") String by, @RequestParam(required = false) @Nullable Integer office,
            @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to) {
        var top = top(member, office);
        var asked = Period.of(from, to, place.district.today(place.clock));
        var first = asked.from().withDayOfMonth(1);
        var sums = store.sums(place.district.id(), first, asked.to().withDayOfMonth(1)).stream()
                .filter(sum -> place.offices.isAtOrBelow(sum.office(), top.id())).toList();
        var rows = switch (by) {
            case "office" -> byOffice(top, sums);
            case "category" -> byCategory(sums);
            default -> throw Refusal.invalid("quality.by-unknown", "by");
        };
        return new QualityView(new Period(first, asked.to()), OfficeRef.of(top), Quality.FEWEST, rows);
    }

    private Office top(Member member, @Nullable Integer asked) {
        var office = asked == null ? policy.top(member) : place.offices.find(asked).orElseThrow(() -> Refusal.invalid("office.unknown", "office"));
        if (!policy.maySee(member, office.id())) {
            throw Refusal.notPermitted("matter.outside-your-reach");
        }
        return office;
    }

    /** The office itself with all below it, then each directly below with what is below that. */
    private List<QualityRow> byOffice(Office top, List<Sum> sums) {
        var rows = new TreeMap<Integer, Quality>();
        for (var sum : sums) {
            for (Optional<Office> at = place.offices.find(sum.office()); at.isPresent(); at = place.offices.superiorOf(at.get().id())) {
                boolean shown = at.get().id() == top.id() || place.offices.superiorOf(at.get().id()).filter(above -> above.id() == top.id()).isPresent();
                if (shown) {
                    add(rows.computeIfAbsent(at.get().id(), _ -> new Quality()), sum);
                }
            }
        }
        var whole = Objects.requireNonNullElseGet(rows.remove(top.id()), Quality::new);
        var shown = Quality.shown(whole, rows);
        var below = rows.entrySet().stream().map(one -> row(OfficeRef.of(place.offices.byId(one.getKey())), null, null, one.getValue(), shown.contains(one.getKey())));
        return whole.replies() == 0 ? List.of() : Stream.concat(Stream.of(row(OfficeRef.of(top), null, null, whole, whole.enough())), below).toList();
    }

    private List<QualityRow> byCategory(List<Sum> sums) {
        Map<String, Quality> rows = new TreeMap<>();
        for (var sum : sums) {
            for (@Nullable String at = sum.category(); at != null; at = categories.above(at)) {
                add(rows.computeIfAbsent(at, _ -> new Quality()), sum);
            }
        }
        var whole = new Quality();
        sums.forEach(sum -> add(whole, sum));
        var shown = new HashSet<>(Quality.shown(whole, below(rows, null)));
        shown.stream().toList().forEach(code -> shown.addAll(Quality.shown(Objects.requireNonNull(rows.get(code)), below(rows, code))));
        return rows.entrySet().stream().map(one -> row(null, one.getKey(), categories.apply(one.getKey()), one.getValue(), shown.contains(one.getKey()))).toList();
    }

    private Map<String, Quality> below(Map<String, Quality> rows, @Nullable String code) {
        var parts = new TreeMap<>(rows);
        parts.keySet().removeIf(one -> !Objects.equals(categories.above(one), code));
        return parts;
    }

    private static void add(Quality row, Sum sum) {
        if (sum.code().equals(QualityStore.REPLIES)) {
            row.replies(sum.number());
        } else {
            row.lacks(sum.code(), sum.number());
        }
    }

    private static QualityRow row(@Nullable OfficeRef office, @Nullable String category, @Nullable Wording name, Quality quality, boolean shown) {
        return new QualityRow(office, category, name, shown ? quality.replies() : null, shown ? quality.shares() : List.of());
    }
}
