package org.huiyin.appeals.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.clocks.ClockFace;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.command.Purposes;
import org.huiyin.matters.command.Reasons;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What forms choose among: categories, reasons, departments, channels; and what would be promised now. */
@RestController
@RequestMapping("/api")
class ReferenceController {
    private static final List<Named> CHANNELS = List.of(
            new Named("web", new Wording("网页、手机", "Web, phone")),
            new Named("hotline", new Wording("热线", "Hotline")),
            new Named("counter", new Wording("窗口", "Counter")),
            new Named("letter", new Wording("来信", "Letter")),
            new Named("open311", new Wording("其他应用", "Another application")),
            new Named("email", new Wording("电子邮件", "E-mail")));
    private final Categories categories;
    private final Reasons reasons;
    private final Purposes purposes;
    private final Offices offices;
    private final District district;
    private final Counting counting;

    /** By which clocks and from which moment. */
    @org.springframework.stereotype.Component
    record Counting(StatutoryClocks clocks, Clock clock) {}

    ReferenceController(Categories categories, Reasons reasons, Purposes purposes, Offices offices, District district, Counting counting) {
        this.categories = categories;
        this.reasons = reasons;
        this.purposes = purposes;
        this.offices = offices;
        this.district = district;
        this.counting = counting;
    }

    record Named(String code, Wording name) {}

    record CategoryRow(String code, @Nullable String parent, Wording name, AppealType type, boolean urgent, boolean kept, @Nullable Integer defaultOffice) {}

    record Promise(String code, Wording name, java.time.Instant startedAt, java.time.Instant dueAt, ClockFace face, Wording article) {}

    /** Everything that forms choose among. */
    record Reference(DistrictView district, List<CategoryRow> categories, List<Reasons.Reason> reasons, List<Purposes.Purpose> purposes,
            List<Named> roles, List<Named> channels, List<Named> clockNames, List<OfficeRef> offices) {}

    /** The district served here. */
    record DistrictView(Wording name, String prefix, String zone) {}

    @GetMapping("/reference")
    Reference reference() {
        return new Reference(new DistrictView(district.name(), district.prefix(), district.zone().getId()),
                categories.all().stream().map(c -> new CategoryRow(c.code(), c.parent(), c.name(), c.type(), c.urgent(), c.kept(),
                        offices.byCode(c.defaultOffice()).map(Office::id).orElse(null))).toList(),
                reasons.all(), purposes.all(), Arrays.stream(Role.values()).map(role -> new Named(role.code(), role.wording())).toList(), CHANNELS,
                counting.clocks.rules().stream().map(rule -> new Named(rule.code(), rule.text().name())).toList(),
                offices.open().stream().filter(o -> o.level() == Office.Level.DEPARTMENT).map(OfficeRef::of).toList());
    }

    @GetMapping("/appeals/preview-promise")
    Promise promise(@RequestParam(defaultValue = "complaint") String type) {
        var now = counting.clock.instant();
        var due = counting.clocks.start(AppealType.of(type).promise(), now);
        var text = counting.clocks.rule(due.code(), java.time.LocalDate.ofInstant(now, district.zone())).text();
        return new Promise(due.code(), text.name(), now, due.at(), counting.clocks.face(due, now), text.rule());
    }
}
