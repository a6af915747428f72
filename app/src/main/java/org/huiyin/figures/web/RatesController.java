package org.huiyin.figures.web;

import org.huiyin.figures.command.Ledger;
import org.huiyin.figures.web.RatesPages.RatesView;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The three rates (响应率、解决率、满意率) of an office and of those directly below it, with the reach rate beside them. */
@RestController
@RequestMapping("/api/rates")
class RatesController {
    private final LedgerPages pages;
    private final Ledger ledger;
    private final RatesPages rates;
    private final LedgerController.Where where;

    RatesController(LedgerPages pages, Ledger ledger, RatesPages rates, LedgerController.Where where) {
        this.rates = rates;
        this.pages = pages;
        this.ledger = ledger;
        this.where = where;
    }

    @GetMapping
    RatesView rates(Member member, @RequestParam(required = false) @Nullable Integer office, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String category) {
        return rates.level(pages.office(member, office), where.period(from, to), ledger.within(category));
    }
}
