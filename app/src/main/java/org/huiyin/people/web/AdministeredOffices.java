package org.huiyin.people.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.command.Burden;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.OfficeStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offices as their administrator sees them: open and closed, what they were called, and what keeps them from closing. */
@Component
class AdministeredOffices {
    record AdministeredOffice(
            int id, String code, Wording name, @JsonProperty("short") Wording shortName, Office.Level level,
            @Nullable Integer parent, String kind, boolean open) {
        static AdministeredOffice of(Office office) {
            return new AdministeredOffice(
                    office.id(), office.code(), office.name(), office.shortName(), office.level(), office.parent(), office.kind(),
                    office.open());
        }
    }

    record NamedFor(
            LocalDate from, @Nullable LocalDate until, @Nullable OfficeRef parent, Wording name,
            @JsonProperty("short") Wording shortName) {}

    record OfficeHistory(
            AdministeredOffice office, List<NamedFor> periods, @Nullable OfficeRef mergedInto, long matters, int accounts,
            int officesBelow) {}

    private final OfficeStore store;
    private final AccountStore accounts;
    private final Burden burden;
    private final District district;
    private final Clock clock;

    AdministeredOffices(OfficeStore store, AccountStore accounts, Burden burden, District district, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.burden = burden;
        this.district = district;
        this.clock = clock;
    }

    List<AdministeredOffice> all(boolean closed, Member by) {
        OfficePolicy.inspect(by);
        var tree = store.tree(district.today(clock));
        return tree.all().stream()
                .filter(office -> (closed || office.open()) && tree.reaches(by.office(), office.id()))
                .map(AdministeredOffice::of)
                .toList();
    }

    OfficeHistory one(int id, Member by) {
        OfficePolicy.inspect(by);
        var tree = store.tree(district.today(clock));
        var office = tree.find(id)
                .filter(found -> tree.reaches(by.office(), id))
                .orElseThrow(() -> Refusal.notFound("office.unknown"));
        var periods = store.periodsOf(id).stream()
                .map(period -> new NamedFor(
                        period.from(), period.until(), period.parent() == null ? null : OfficeRef.of(tree.byId(period.parent())),
                        period.name(), period.shortName()))
                .toList();
        var successor = store.mergedInto(id);
        return new OfficeHistory(
                AdministeredOffice.of(office), periods, successor == null ? null : OfficeRef.of(tree.byId(successor)),
                burden.ofOffice(id), accounts.openAt(id).size(), tree.children(id).size());
    }
}
