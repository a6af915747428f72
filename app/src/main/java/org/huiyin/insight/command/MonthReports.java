package org.huiyin.insight.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huiyin.figures.command.Ledger;
import org.huiyin.insight.Publishing;
import org.huiyin.insight.domain.MonthReport;
import org.huiyin.insight.store.ReceivedStore;
import org.huiyin.insight.store.ReceivedStore.Received;
import org.huiyin.kernel.District;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The monthly open report. A month is read once in ten minutes at most, and by one at a time, however many ask. */
@Component
public class MonthReports {
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** What a month may tell, and when it was read. */
    public record Read(MonthReport report, Instant at) {}

    private final ReceivedStore store;
    private final Ledger ledger;
    private final Offices offices;
    private final CategoryNames categories;
    private final Where where;
    private final Set<String> kept;
    private final Map<YearMonth, Read> months = new HashMap<>();

    /** Which district, by whose clock. */
    @Component("monthReportsWhere")
    record Where(District district, Clock clock) {}

    MonthReports(ReceivedStore store, Ledger ledger, Offices offices, CategoryNames categories, Where where, List<Publishing> kinds) {
        this.store = store;
        this.ledger = ledger;
        this.offices = offices;
        this.categories = categories;
        this.where = where;
        this.kept = kinds.stream().flatMap(kind -> kind.kept().stream()).collect(Collectors.toSet());
    }

    public synchronized Read month(YearMonth month) {
        var now = where.clock.instant();
        var known = months.get(month);
        if (known == null || !Duration.between(known.at, now).abs().minus(KEPT).isNegative()) {
            known = new Read(read(month), now);
            months.put(month, known);
        }
        return known;
    }

    /** Its year up to the month. */
    public List<Read> yearTo(YearMonth month) {
        return IntStream.rangeClosed(1, month.getMonthValue()).mapToObj(one -> month(month.withMonth(one))).toList();
    }

    private MonthReport read(YearMonth month) {
        var report = new MonthReport();
        var zone = where.district.zone();
        store.each(where.district.id(), ledger.kinds(), month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(), one -> add(report, one));
        return report.guarded();
    }

    private void add(MonthReport report, Received one) {
        var state = one.kind() + ":" + one.state();
        var answered = one.answeredAt();
        var hours = answered == null ? null : Duration.between(one.receivedAt(), answered).toMinutes() / 60.0;
        var category = one.category();
        if (category == null || one.report() || kept.contains(category)) {
            var above = category == null ? null : Objects.requireNonNullElse(categories.above(category), category);
            report.addPrivate(above == null ? MonthReport.REST : above, state, hours);
        } else {
            report.addOpen(category, below(one.office(), null).id(), township(one.place()), state, hours);
        }
    }

    private @Nullable Integer township(@Nullable Integer place) {
        var at = place == null ? null : below(place, Office.Level.TOWNSHIP);
        return at == null || at.level() != Office.Level.TOWNSHIP ? null : at.id();
    }

    /** The office directly below the district that it belongs to, or the first of that level on the way up. */
    private Office below(int office, Office.@Nullable Level level) {
        int root = offices.district().id();
        var at = offices.byId(office);
        while (at.level() != level && at.parent() != null && at.parent() != root) {
            at = offices.byId(at.parent());
        }
        return at;
    }
}
