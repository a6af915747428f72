package org.huiyin.figures.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.huiyin.figures.command.Ledger;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Places;
import org.huiyin.figures.domain.Rate;
import org.huiyin.figures.domain.Sums;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the rates of an office and of those directly below it. */
@Component
public class RatesPages {
    private final LedgerPages pages;
    private final Ledger ledger;

    RatesPages(LedgerPages pages, Ledger ledger) {
        this.pages = pages;
        this.ledger = ledger;
    }

    /** Who said "partly", shown apart. */
    public record Partly(int solution, int satisfaction) {}

    /** The place in the order of each rate; null where intervals overlap so that there is no order. */
    public record Tiers(@Nullable Integer response, @Nullable Integer solution, @Nullable Integer satisfaction) {}

    /** The rates of one office. */
    public record OfficeRates(OfficeRef office, Rate response, Rate solution, Rate satisfaction, Rate reached, Partly partly, int unable, int outOfPower,
            @Nullable Tiers place) {}

    /** The rates of an office and, by office, of those below it. */
    public record RatesView(OfficeRef office, Rate response, Rate solution, Rate satisfaction, Rate reached, Partly partly, int unable, int outOfPower,
            List<OfficeRates> byOffice) {}

    public RatesView level(Office office, Period period, @Nullable List<String> of) {
        var below = pages.below(office);
        var asked = new ArrayList<>(below);
        asked.add(office);
        var sums = ledger.sums(period, asked, of);
        var own = rates(office, sums, null);
        return new RatesView(own.office, own.response, own.solution, own.satisfaction, own.reached, own.partly, own.unable, own.outOfPower,
                byOffice(below, sums));
    }

    private static List<OfficeRates> byOffice(List<Office> offices, Map<Integer, Sums> sums) {
        var rates = offices.stream().map(office -> rates(office, sums, null)).toList();
        var response = places(rates, OfficeRates::response);
        var solution = places(rates, OfficeRates::solution);
        var satisfaction = places(rates, OfficeRates::satisfaction);
        var placed = new ArrayList<OfficeRates>();
        for (int i = 0; i < rates.size(); i++) {
            placed.add(rates(offices.get(i), sums, new Tiers(response.get(i), solution.get(i), satisfaction.get(i))));
        }
        return placed;
    }

    private static List<@Nullable Integer> places(List<OfficeRates> rates, Function<OfficeRates, Rate> which) {
        return Places.of(rates.stream().map(which).toList());
    }

    private static OfficeRates rates(Office office, Map<Integer, Sums> all, @Nullable Tiers place) {
        var sums = Objects.requireNonNull(all.get(office.id()));
        return new OfficeRates(OfficeRef.of(office), sums.response(), sums.solution(), sums.satisfaction(), sums.reach(),
                new Partly(sums.partlySolved(), sums.partlySatisfied()), sums.unable(), sums.outOfPower(), place);
    }
}
