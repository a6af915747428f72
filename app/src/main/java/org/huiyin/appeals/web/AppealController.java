package org.huiyin.appeals.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.validator.constraints.Length;
import org.huiyin.appeals.HandedIn;
import org.huiyin.appeals.command.AtOnceHandler;
import org.huiyin.appeals.command.GroupHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Phone;
import org.huiyin.clocks.ClockFace;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Registered;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.web.Lines;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where appeals come in: from the resident's page, and from the hotline and the counter. */
@RestController
@RequestMapping("/api/appeals")
class AppealController {
    private final RegisterAppealHandler register;
    private final Lines lines;
    private final Numbers numbers;
    private final GroupHandler groups;
    private final AtOnceHandler atOnce;
    private final List<HandedIn> hearers;

    AppealController(RegisterAppealHandler register, Lines lines, Numbers numbers, GroupHandler groups, AtOnceHandler atOnce,
            List<HandedIn> hearers) {
        this.register = register;
        this.lines = lines;
        this.numbers = numbers;
        this.groups = groups;
        this.atOnce = atOnce;
        this.hearers = hearers;
    }

    record About(@NotBlank String kind, @Nullable Integer office, @Nullable @Size(max = 100) String name) {}

    /** @param position degrees of WGS84, sealed with the matter; others see it coarse, and only when everybody may see the appeal */
    record Place(@Nullable Integer township, @Nullable Integer community, @Nullable @Size(max = 200) String address, @Nullable Point position) {}

    /** A point on the map, in degrees of WGS84. */
    record Point(@NotNull Double lat, @NotNull Double lng) {}

    record Contact(boolean anonymous, @Nullable @Size(max = 50) String name, @Nullable @Size(max = 30) String phone,
            @Nullable @Size(max = 100) String email, boolean mayBeNamed) {}

    record Appeal(@NotBlank @Length(max = 4000) @Schema(minLength = RegisterAppeal.SHORTEST, maxLength = 4000) String text, @Nullable String type, @Nullable String category, boolean report,
            @Nullable @Valid About about, @Nullable @Valid Place place, @NotNull @Valid Contact contact, @Nullable String visibility,
            @Nullable String language, @Nullable List<UUID> attachments, @Nullable String channel, boolean urgent,
            @Nullable @Size(max = 60) String title, @Nullable @Size(max = 30) String join, @Nullable @Size(max = 4000) String answer) {}

    /**
     * The receipt, told this once.
     *
     * @param code at least 128 bits; whoever has it reads the matter
     * @param page the address of its page, the code after {@code #}
     * @param joined how many voices the group has that it joined
     */
    record Registration(String number, String code, String page, @Nullable Promised promise, @Nullable Integer joined) {}

    /** The promised date. */
    record Promised(Instant dueAt, ClockFace face) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registration submit(@RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Appeal body) {
        var registered = register(command(key, body, "web", null), body.join);
        hearers.forEach(hearer -> hearer.receipt(registered.receiptCode()));
        return answer(registered);
    }

    @PostMapping("/counter")
    @ResponseStatus(HttpStatus.CREATED)
    Registration counter(Member member, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Appeal body) {
        if (!member.is(Role.AGENT) && !member.is(Role.DISPATCHER)) {
            throw Refusal.notPermitted("appeal.counter-needs-agent");
        }
        var channel = Objects.requireNonNullElse(body.channel, "hotline");
        if (!List.of("hotline", "counter", "letter").contains(channel)) {
            throw Refusal.invalid("appeal.channel-unknown", "channel");
        }
        var appeal = command(key, body, channel, member);
        if (body.answer == null || body.answer.isBlank()) {
            return answer(register(appeal, body.join));
        }
        if (body.join != null && !body.join.isBlank()) {
            throw Refusal.invalid("appeal.joined-or-answered", "join");
        }
        return answer(atOnce.handle(appeal, body.answer));
    }

    private Registered<AppealState> register(RegisterAppeal appeal, @Nullable String join) {
        return join == null || join.isBlank() ? register.handle(appeal)
                : register.handle(appeal, numbers.ifNumber(join).orElseThrow(() -> Refusal.invalid("appeal.join-unknown", "join")), join);
    }

    private static RegisterAppeal command(UUID key, Appeal body, String channel, @Nullable Member by) {
        var place = body.place == null ? new Place(null, null, null, null) : body.place;
        var contact = body.contact;
        mayBeReached(contact);
        return new RegisterAppeal(key, body.text, body.type == null || body.type.isBlank() ? null : AppealType.of(body.type),
                body.category == null || body.category.isBlank() ? null : body.category, body.report, about(body.about),
                new RegisterAppeal.Place(place.township, place.community, place.address, position(place.position)),
                new RegisterAppeal.Contact(contact.anonymous, contact.name, contact.phone, contact.email, contact.mayBeNamed, language(body.language)),
                "everyone".equals(body.visibility), body.attachments == null ? List.of() : body.attachments, channel,
                by == null ? null : body.title, by != null && body.urgent, by);
    }

    private static @Nullable Position position(@Nullable Point point) {
        if (point == null) {
            return null;
        }
        if (point.lat == null || point.lng == null) {
            throw Refusal.invalid("position.unreadable", "place.position");
        }
        return new Position(point.lat, point.lng);
    }

    /** Chinese is what is written when nothing else was asked for. */
    private static @Nullable String language(@Nullable String asked) {
        return asked != null && asked.startsWith("en") ? "en" : null;
    }

    /** Whoever wants to be reached leaves something that reaches them. */
    private static void mayBeReached(Contact contact) {
        var phone = Phone.readable(contact.phone);
        if (!contact.anonymous && phone.isEmpty() && Objects.requireNonNullElse(contact.email, "").isBlank()) {
            throw Refusal.invalid("contact.nothing-left", "contact.phone");
        }
    }

    private static RegisterAppeal.@Nullable About about(@Nullable About about) {
        if (about == null || about.kind.equals("nobody")) {
            return null;
        }
        return new RegisterAppeal.About(about.office, about.office == null ? about.name : null);
    }

    private Registration answer(Registered<AppealState> registered) {
        var header = registered.matter().header();
        var face = lines.promised(header);
        var promise = header.promise() == null || face == null ? null : new Promised(header.promise(), face);
        return new Registration(lines.number(header), registered.receiptCode(), "/r#" + registered.receiptCode(), promise,
                registered.matter().custody().lead() == null ? null : Integer.valueOf(groups.size(registered.matter())));
    }
}
