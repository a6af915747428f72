package org.huiyin.people.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.SignedIn;
import org.huiyin.people.command.PasswordHandler;
import org.huiyin.people.command.SecondFactorHandler;
import org.huiyin.people.command.SecondFactorHandler.Proposal;
import org.huiyin.people.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What everyone does with their own account: sessions, password, second factor. */
@RestController
@RequestMapping("/api")
class OwnAccountController {
    record OwnSession(
            UUID id, Instant startedAt, Instant lastSeenAt, @Schema(example = "Chrome · Windows") String agent, boolean current) {}

    record Password(
            @NotBlank @Size(max = 128) String old, @NotBlank @Size(max = 128) @JsonProperty("new") String chosen) {}

    /** The password is asked for again when a second factor stands already. */
    record Proposing(@Nullable @Size(max = 128) String password) {}

    record Confirmation(@NotBlank @Size(max = 10) @Schema(example = "492039") String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    private final SessionStore sessions;
    private final PasswordHandler passwords;
    private final SecondFactorHandler secondFactor;

    OwnAccountController(SessionStore sessions, PasswordHandler passwords, SecondFactorHandler secondFactor) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
    }

    @GetMapping("/sessions")
    List<OwnSession> list(SignedIn who) {
        return sessions.of(who.member().id()).stream()
                .map(session -> new OwnSession(
                        session.id(), session.age().startedAt(), session.age().lastSeenAt(), session.agent(),
                        session.id().equals(who.session())))
                .toList();
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, SignedIn who) {
        if (!sessions.end(who.member().id(), id)) {
            throw Refusal.notFound("session.unknown");
        }
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@Valid @RequestBody Password body, SignedIn who) {
        passwords.change(who, body.old(), body.chosen());
    }

    @PostMapping("/second-factor")
    Proposal propose(@Valid @RequestBody(required = false) @Nullable Proposing body, SignedIn who) {
        return secondFactor.propose(who, body == null ? null : body.password());
    }

    @PutMapping("/second-factor")
    RecoveryCodes confirm(@Valid @RequestBody Confirmation body, SignedIn who) {
        return new RecoveryCodes(secondFactor.confirm(who, body.code()));
    }
}
