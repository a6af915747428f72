package org.huiyin.transparency.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.IdentityReadings;
import org.huiyin.transparency.store.IdentityReadings.ToReview;
import org.huiyin.transparency.store.LogCheckStore;
import org.huiyin.transparency.store.LogKeyStore.Use;
import org.huiyin.transparency.store.LogStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The log for those who keep it, and readings that call for a second look. */
@RestController
@RequestMapping("/api/log")
class LogDeskController {
    /** Days within which a step should follow a reading of who a resident is. */
    private static final int DAYS = 3;
    private static final int SHOWN = 50;
    private final LogCheckStore checks;
    private final LogStore log;
    private final LogKeys keys;
    private final IdentityReadings readings;
    private final Kit kit;

    /** What names and counts. */
    @Component
    record Kit(Offices offices, District district, Clock clock, Matters matters, JsonMapper json, Sequencer sequencer) {}

    LogDeskController(LogCheckStore checks, LogStore log, LogKeys keys, IdentityReadings readings, Kit kit) {
        this.checks = checks;
        this.log = log;
        this.keys = keys;
        this.readings = readings;
        this.kit = kit;
    }

    /** @param besideDays how many days the key before signs beside the new one */
    record KeyChange(@NotBlank @Pattern(regexp = "log|sm2") String use, @Min(1) @Max(365) int besideDays) {}

    record CheckShown(Instant askedAt, @Nullable Instant endedAt, long size, long events, long readings, List<Found> faults) {}

    record NewKey(String key) {}

    /** @param why {@code not-held} or {@code no-step} */
    record ReadingShown(UUID id, String number, Instant at, Wording role, OfficeRef office, @Nullable String purpose, String why) {}

    record ReadingsToReview(int days, List<ReadingShown> readings, @Nullable Instant next) {}

    record Review(@NotBlank @Pattern(regexp = "in-order|taken-up") String outcome) {}

    @PostMapping("/checks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void check(Member member) {
        permit(member.is(Role.ADMINISTRATOR) || member.is(Role.AUDITOR));
        checks.ask(kit.clock.instant());
    }

    /** Walks through history and log, the newest first, with every fault they found. */
    @GetMapping("/checks")
    List<CheckShown> checks(Member member) {
        permit(member.is(Role.ADMINISTRATOR) || member.is(Role.AUDITOR));
        return checks.newest(SHOWN).stream().map(one -> new CheckShown(one.askedAt(), one.endedAt(), one.size(), one.events(), one.readings(),
                List.of(kit.json.readValue(one.faults(), Found[].class)))).toList();
    }

    @PostMapping("/keys")
    NewKey change(Member member, @Valid @RequestBody KeyChange body) {
        permit(member.is(Role.ADMINISTRATOR));
        var head = log.head().orElseThrow(() -> Refusal.notAllowed("log.not-begun"));
        return new NewKey(keys.rotate(Use.valueOf(body.use.toUpperCase(java.util.Locale.ROOT)), head.origin(), Duration.ofDays(body.besideDays)));
    }

    /** After a restore: the log goes on from what was published. */
    @PostMapping("/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(Member member) {
        permit(member.is(Role.ADMINISTRATOR));
        if (log.head().isEmpty()) {
            throw Refusal.notAllowed("log.not-begun");
        }
        try {
            kit.sequencer.resume();
        } catch (Inconsistent standing) {
            throw Refusal.notAllowed("log.cannot-resume");
        }
    }

    @GetMapping("/readings")
    ReadingsToReview toReview(Member member, @RequestParam @Nullable Instant before) {
        permit(member.is(Role.AUDITOR));
        var now = kit.clock.instant();
        var found = readings.toReview(kit.district.id(), before == null ? now.plusSeconds(1) : before, now, DAYS, SHOWN);
        var shown = found.stream().filter(one -> mayKnow(member, one.matter())).map(this::shown).toList();
        return new ReadingsToReview(DAYS, shown, found.size() == SHOWN ? found.getLast().at() : null);
    }

    private boolean mayKnow(Member member, MatterId id) {
        var matter = kit.matters.<Object>get(id);
        return new MatterPolicy(kit.offices).mayKnow(member, matter.header(), matter.custody());
    }

    private ReadingShown shown(ToReview one) {
        return new ReadingShown(one.id(), one.matter().number(kit.district.prefix()), one.at(), one.role().wording(), OfficeRef.of(kit.offices.byId(one.office())),
                one.purpose(), one.held() ? "no-step" : "not-held");
    }

    @PostMapping("/readings/{id}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(Member member, @PathVariable UUID id, @Valid @RequestBody Review body) {
        permit(member.is(Role.AUDITOR));
        if (readings.matterOf(id).filter(matter -> mayKnow(member, matter)).isEmpty()) {
            throw Refusal.notFound("page.unknown");
        }
        readings.review(id, body.outcome, kit.clock.instant(), member.id(), member.office());
    }

    private static void permit(boolean may) {
        if (!may) {
            throw Refusal.notPermitted("request.not-permitted");
        }
    }
}
