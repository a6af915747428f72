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
import org.huiyin.people.store.SessionStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What everyone does with their own account: sessions and password. */
@RestController
@RequestMapping("/api")
class OwnAccountController {
    record OwnSession(
            UUID id, Instant startedAt, Instant lastSeenAt, @Schema(example = "Chrome · Windows") String agent, boolean current) {}

    record Password(
            @NotBlank @Size(max = 128) String old, @NotBlank @Size(max = 128) @JsonProperty("new") String chosen) {}

    private final SessionStore sessions;
    private final PasswordHandler passwords;

    OwnAccountController(SessionStore sessions, PasswordHandler passwords) {
        this.sessions = sessions;
        this.passwords = passwords;
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
}
