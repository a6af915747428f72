package org.huiyin.residents.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiyin.clocks.ClockFace;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.web.Lines;
import org.huiyin.notify.Channel;
import org.huiyin.residents.command.OwnAppeals;
import org.huiyin.residents.command.OwnAppeals.Own;
import org.huiyin.residents.command.ResidentEntry;
import org.huiyin.residents.domain.OpenAccount;
import org.huiyin.residents.store.ResidentAccountStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident's own account. There is no other way to it: staff have none. */
@RestController
@RequestMapping("/api/resident")
class ResidentController {
    /** Which ways a code can be sent, and whether an account is open here. */
    record ResidentWays(boolean sms, boolean email, boolean open) {}

    record CodeWanted(@NotNull @Schema(example = "sms") Channel channel, @NotBlank @Size(max = 100) String address,
            @Nullable @Pattern(regexp = "zh|en") String language) {}

    record CodeBack(@NotNull @Schema(example = "sms") Channel channel, @NotBlank @Size(max = 100) String address,
            @NotBlank @Size(max = 10) @Schema(example = "492039") String code) {}

    record OwnReceipt(@NotBlank @Size(max = 80) String code) {}

    /** @param code opens its receipt page; it leaves the server for its resident alone */
    record OwnAppeal(String number, Wording title, Wording state, @Nullable Instant due, @Nullable ClockFace clock, Instant receivedAt, String code) {}

    private final ResidentEntry entry;
    private final OwnAppeals appeals;
    private final ResidentAccountStore accounts;
    private final Lines lines;

    ResidentController(ResidentEntry entry, OwnAppeals appeals, ResidentAccountStore accounts, Lines lines) {
        this.entry = entry;
        this.appeals = appeals;
        this.accounts = accounts;
        this.lines = lines;
    }

    @GetMapping
    ResidentWays ways(HttpServletRequest request) {
        return new ResidentWays(
                entry.ready(Channel.SMS), entry.ready(Channel.EMAIL), OwnCookie.read(request).flatMap(accounts::find).isPresent());
    }

    @PostMapping("/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void code(@Valid @RequestBody CodeWanted body) {
        entry.send(way(body.channel()), body.address(), "en".equals(body.language()) ? "en" : "zh");
    }

    @PostMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enter(@Valid @RequestBody CodeBack body, HttpServletRequest request, HttpServletResponse response) {
        var token = entry.enter(way(body.channel()), body.address(), body.code());
        OwnCookie.read(request).ifPresent(accounts::leave);
        OwnCookie.give(request, response, token);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(HttpServletRequest request, HttpServletResponse response) {
        OwnCookie.read(request).ifPresent(accounts::leave);
        OwnCookie.take(request, response);
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveEverywhere(HttpServletRequest request, HttpServletResponse response) {
        accounts.leaveEverywhere(open(request));
        OwnCookie.take(request, response);
    }

    @GetMapping("/appeals")
    List<OwnAppeal> list(HttpServletRequest request) {
        return appeals.of(open(request)).stream().map(this::seen).toList();
    }

    @PostMapping("/appeals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@Valid @RequestBody OwnReceipt body, HttpServletRequest request) {
        appeals.add(open(request), canonical(body.code()));
    }

    @PostMapping("/appeals/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Valid @RequestBody OwnReceipt body, HttpServletRequest request) {
        appeals.remove(open(request), canonical(body.code()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(HttpServletRequest request, HttpServletResponse response) {
        accounts.delete(open(request));
        OwnCookie.take(request, response);
    }

    private OwnAppeal seen(Own own) {
        var line = lines.line(own.header());
        return new OwnAppeal(line.number(), RuleTitle.toResident(line.titleName()), line.stateName(), own.header().due(), line.clock(), line.receivedAt(), own.code());
    }

    private OpenAccount open(HttpServletRequest request) {
        return OwnCookie.read(request)
                .flatMap(accounts::find)
                .orElseThrow(() -> Refusal.of(Kind.NOT_SIGNED_IN, "resident.sign-in-needed", Map.of()));
    }

    private static Channel way(Channel channel) {
        if (channel == Channel.WEBHOOK) {
            throw Refusal.invalid("field.unreadable", "channel");
        }
        return channel;
    }

    /** One receipt, however its code is typed. */
    private static String canonical(String code) {
        return code.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
