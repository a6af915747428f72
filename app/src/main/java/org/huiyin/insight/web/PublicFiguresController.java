package org.huiyin.insight.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.web.LedgerPages;
import org.huiyin.figures.web.LedgerPages.LedgerView;
import org.huiyin.figures.web.RatesPages;
import org.huiyin.figures.web.RatesPages.RatesView;
import org.huiyin.kernel.District;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger and the three rates for everybody: the district, its townships and departments. In whole months, and only of categories
 * that are not kept and of what is sorted, so that no difference of two figures tells of a private matter.
 */
@RestController
@RequestMapping("/api/public")
class PublicFiguresController {
    private final LedgerPages ledger;
    private final RatesPages rates;
    private final PublicCategories categories;
    private final Offices offices;
    private final District district;
    private final Clock clock;

    PublicFiguresController(LedgerPages ledger, RatesPages rates, PublicCategories categories, Offices offices, District district, Clock clock) {
        this.ledger = ledger;
        this.rates = rates;
        this.categories = categories;
        this.offices = offices;
        this.district = district;
        this.clock = clock;
    }

    @GetMapping("/ledger")
    ResponseEntity<LedgerView> ledger(@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String category) {
        return PublicMatterController.fresh(ledger.level(offices.district(), period(from, to), asked(category)));
    }

    @GetMapping("/rates")
    ResponseEntity<RatesView> rates(@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String category) {
        return PublicMatterController.fresh(rates.level(offices.district(), period(from, to), asked(category)));
    }

    private List<String> asked(@Nullable String category) {
        var asked = categories.asked(category);
        return asked.isEmpty() ? List.of(Key.OPEN) : asked;
    }

    /** From the first day of one month to the last of another; the year so far when none is named. */
    private Period period(@Nullable String from, @Nullable String to) {
        var today = district.today(clock);
        var first = from == null || from.isBlank() ? YearMonth.of(today.getYear(), 1) : Months.of(from, "from");
        var last = to == null || to.isBlank() ? YearMonth.from(today) : Months.of(to, "to");
        return Period.of(first.atDay(1).toString(), last.atEndOfMonth().toString(), today);
    }
}
