package org.huiyin.figures.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.figures.Counting;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Sums;
import org.huiyin.figures.store.TotalStore;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of offices, each with what is below it, in a period. */
@Component
public class Ledger {
    private final TotalStore totals;
    private final Offices offices;
    private final CategoryNames categories;
    private final District district;
    private final List<Counting> kinds;

    Ledger(TotalStore totals, Offices offices, CategoryNames categories, District district, List<Counting> kinds) {
        this.categories = categories;
        this.totals = totals;
        this.offices = offices;
        this.district = district;
        this.kinds = kinds;
    }

    /** The kinds of matter that stand in it. */
    public List<String> kinds() {
        return kinds.stream().map(Counting::kind).toList();
    }

    /** Whether it is sorted into a category that everybody may read of. */
    public boolean open(Header header) {
        return header.category() != null && kinds.stream().anyMatch(kind -> kind.kind().equals(header.kind()) && kind.open().contains(header.category()));
    }

    /** Every office that was ever counted, also one closed since. */
    public List<Integer> offices() {
        return totals.offices(district.id(), kinds());
    }

    /** The category and those below it; all of them together when none is asked for. */
    public @Nullable List<String> within(@Nullable String category) {
        return category == null || category.isEmpty() ? null : categories.within(category);
    }

    public @Nullable Wording called(@Nullable String category) {
        return category == null || category.isEmpty() ? null : categories.apply(category);
    }

    /** By office, for the offices asked for; of these categories, or of all. */
    public Map<Integer, Sums> sums(Period period, List<Office> asked, @Nullable List<String> of) {
        var policy = new FiguresPolicy(offices);
        var sums = new HashMap<Integer, Sums>();
        asked.forEach(office -> sums.put(office.id(), new Sums(policy.standing(office))));
        totals.period(district.id(), new TotalStore.Of(kinds(), Objects.requireNonNullElse(of, List.of(Key.ALL))), period.from(), period.to()).forEach((office, measures) -> {
            for (Optional<Office> at = offices.find(office); at.isPresent(); at = offices.superiorOf(at.get().id())) {
                var above = sums.get(at.get().id());
                if (above != null) {
                    above.add(measures);
                }
            }
        });
        return sums;
    }
}
