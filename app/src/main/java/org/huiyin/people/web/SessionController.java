package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.Sessions;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.huiyin.people.command.SignIn;
import org.huiyin.people.command.SignInHandler;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out; also where every page learns the district, the time and the token its commands need. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    /** What a page needs to begin. */
    record Session(SessionDistrict district, Instant now, @Nullable SessionAccount account) {}

    record SessionDistrict(Wording name, @Schema(example = "WC") String prefix, @Schema(example = "Asia/Shanghai") String zone) {}

    record SessionAccount(
            UUID id, @Schema(example = "王敏") String name, Wording post, OfficeRef office, List<Role> roles,
            boolean secondFactor, boolean mustEnrolSecondFactor, boolean mustChangePassword, boolean readsRecord) {}

    record SigningIn(
            @NotBlank @Size(max = 64) @Schema(example = "handler-jiangbei") String account,
            @NotBlank @Size(max = 128) @Schema(example = "correct horse battery") String password,
            @Nullable @Size(max = 40) @Schema(example = "492039") String code) {}

    private final SignInHandler signIn;
    private final Sessions sessions;
    private final SessionStore store;
    private final Offices offices;
    private final District district;
    private final Clock clock;

    SessionController(SignInHandler signIn, Sessions sessions, SessionStore store, Offices offices, District district, Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.store = store;
        this.offices = offices;
        this.district = district;
        this.clock = clock;
    }

    @GetMapping
    Session session(HttpServletRequest request, HttpServletResponse response) {
        var who = WhoAsks.signedIn();
        SignInCookies.giveXsrf(request, response, who == null ? SignInCookies.xsrf(request).orElseGet(SignInCookies::draw) : who.csrf());
        return answer(who);
    }

    @PostMapping
    Session signIn(
            @Valid @RequestBody SigningIn body, HttpServletRequest request, HttpServletResponse response) {
        var agent = Agent.of(request.getHeader(HttpHeaders.USER_AGENT));
        var token = signIn.handle(new SignIn(body.account(), body.password(), body.code(), agent));
        end(WhoAsks.signedIn());
        var who = sessions.find(token).orElseThrow();
        SignInCookies.giveSession(request, response, token);
        SignInCookies.giveXsrf(request, response, who.csrf());
        return answer(who);
    }

    @DeleteMapping
    Session signOut(HttpServletRequest request, HttpServletResponse response) {
        end(WhoAsks.signedIn());
        SignInCookies.takeSession(request, response);
        SignInCookies.giveXsrf(request, response, SignInCookies.draw());
        return answer(null);
    }

    private void end(@Nullable SignedIn who) {
        if (who != null) {
            store.end(who.member().id(), who.session());
        }
    }

    private Session answer(@Nullable SignedIn who) {
        var about = new SessionDistrict(district.name(), district.prefix(), district.zone().getId());
        return new Session(about, clock.instant(), who == null ? null : account(who));
    }

    private SessionAccount account(SignedIn who) {
        var member = who.member();
        return new SessionAccount(
                member.id(), member.name(), member.post(), OfficeRef.of(offices.byId(member.office())),
                member.roles().stream().sorted().toList(), who.secondFactor(), who.mustEnrolSecondFactor(), who.mustChangePassword(),
                OfficePolicy.readsRecord(member, offices));
    }
}
