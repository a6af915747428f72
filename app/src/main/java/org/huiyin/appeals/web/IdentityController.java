package org.huiyin.appeals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Purposes;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.web.Numbers;
import org.huiyin.matters.web.Opened;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who a resident is opens only for a purpose, for a quarter of an hour, and every reading is recorded. */
@RestController
@RequestMapping("/api/matters/{number}/identity")
class IdentityController {
    private static final Duration OPEN = Duration.ofMinutes(15);
    private final Matters matters;
    private final Numbers numbers;
    private final Opened opened;
    private final Recording recording;
    private final JsonMapper json;
    private final MatterPolicy policy;

    /** What a reading is recorded by. */
    @Component
    record Recording(Readings readings, Purposes purposes, Clock clock) {}

    IdentityController(Matters matters, Numbers numbers, Opened opened, Recording recording, JsonMapper json, Offices offices) {
        this.matters = matters;
        this.numbers = numbers;
        this.opened = opened;
        this.recording = recording;
        this.json = json;
        this.policy = new MatterPolicy(offices);
    }

    record Stated(@NotBlank String purpose) {}

    record Identity(@Nullable String name, @Nullable String phone, @Nullable String email, Instant until) {}

    @PostMapping
    Identity read(Member member, @PathVariable String number, @Valid @RequestBody Stated body) {
        var matter = matters.get(numbers.id(number));
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        if (!policy.mayReadIdentity(member, matter.header(), matter.custody())) {
            throw Refusal.notPermitted("identity.not-yours");
        }
        var purpose = recording.purposes.of(body.purpose);
        var words = opened.identity(matter).orElseThrow(() -> Refusal.notFound("identity.none"));
        recording.readings.identity(matter, member, purpose.code());
        var contact = json.readValue(words, RegisterAppeal.Contact.class);
        return new Identity(contact.name(), contact.phone(), contact.email(), recording.clock.instant().plus(OPEN));
    }
}
