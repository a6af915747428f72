package org.huiyin.figures.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.huiyin.figures.command.Ledger;
import org.huiyin.figures.command.Recount;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Sums;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.command.OutboxReader;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a member sees of the figures. */
@Component
public class LedgerPages {
    /** An office with what is below it. */
    public record LedgerRow(OfficeRef office, int held, int received, int replied, int solved, int late, int returned, boolean children) {}

    /** Up to when everything is counted; {@code recounting} while the figures are counted anew. */
    public record Freshness(@Nullable Instant asOf, @Nullable Long behindSeconds, boolean recounting) {}

    /** One level of the ledger: an office and those directly below it. */
    public record LedgerView(@Nullable Instant asOf, @Nullable Long behindSeconds, boolean recounting, Period period, List<LedgerRow> rows, LedgerRow total) {}

    private final Ledger ledger;
    private final Offices offices;
    private final OutboxReader reader;
    private final Recount recount;
    private final Clock clock;
    private final FiguresPolicy policy;

    LedgerPages(Ledger ledger, Offices offices, OutboxReader reader, Recount recount, Clock clock) {
        this.ledger = ledger;
        this.offices = offices;
        this.reader = reader;
        this.recount = recount;
        this.clock = clock;
        this.policy = new FiguresPolicy(offices);
    }

    /** The office asked for, or where the member's ledger begins. */
    Office office(Member member, @Nullable Integer asked) {
        var office = asked == null ? policy.top(member) : offices.find(asked).orElseThrow(() -> Refusal.invalid("office.unknown", "office"));
        if (!policy.maySee(member, office.id())) {
            throw Refusal.notPermitted("matter.outside-your-reach");
        }
        return office;
    }

    /** Townships before departments, as the three levels go. */
    public List<Office> below(Office office) {
        return offices.children(office.id()).stream()
                .sorted(Comparator.comparing((Office one) -> one.level() != Office.Level.TOWNSHIP && one.level() != Office.Level.COMMUNITY)).toList();
    }

    public LedgerView level(Office office, Period period, @Nullable List<String> of) {
        var below = below(office);
        var all = new java.util.ArrayList<>(below);
        all.add(office);
        var sums = ledger.sums(period, all, of);
        var freshness = freshness();
        return new LedgerView(freshness.asOf, freshness.behindSeconds, freshness.recounting, period,
                below.stream().map(one -> row(one, Objects.requireNonNull(sums.get(one.id())))).toList(),
                row(office, Objects.requireNonNull(sums.get(office.id()))));
    }

    public Freshness freshness() {
        var asOf = reader.asOf().orElse(null);
        return new Freshness(asOf, asOf == null ? null : Math.max(0, Duration.between(asOf, clock.instant()).toSeconds()), !recount.complete());
    }

    private LedgerRow row(Office office, Sums sums) {
        return new LedgerRow(OfficeRef.of(office), sums.held(), sums.received(), sums.replied(), sums.solved(), sums.late(), sums.returned(),
                !offices.children(office.id()).isEmpty());
    }
}
