package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.huiyin.people.command.ProviderSettings;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands a browser the cookies of its session, whichever way it came in, and takes them back. */
@Component
class SessionDoor {
    /** What a page needs to begin. */
    record Session(SessionDistrict district, Instant now, SessionWays ways, @Nullable SessionAccount account) {}

    record SessionDistrict(Wording name, @Schema(example = "WC") String prefix, @Schema(example = "Asia/Shanghai") String zone) {}

    /** How staff may sign in: by password, and by what the provider's button says when there is one. */
    record SessionWays(boolean password, @Nullable Wording provider) {}

    record SessionAccount(
            UUID id, @Schema(example = "王敏") String name, Wording post, OfficeRef office, List<Role> roles,
            boolean secondFactor, boolean mustEnrolSecondFactor, boolean mustChangePassword, boolean readsRecord) {}

    private final SessionStore sessions;
    private final Offices offices;
    private final District district;
    private final ProviderSettings provider;
    private final Clock clock;

    SessionDoor(SessionStore sessions, Offices offices, District district, ProviderSettings provider, Clock clock) {
        this.sessions = sessions;
        this.offices = offices;
        this.district = district;
        this.provider = provider;
        this.clock = clock;
    }

    Session look(HttpServletRequest request, HttpServletResponse response) {
        var who = WhoAsks.signedIn();
        SignInCookies.giveXsrf(request, response, who == null ? SignInCookies.xsrf(request).orElseGet(SignInCookies::draw) : who.csrf());
        return answer(who);
    }

    /** A session there was ends: nobody goes on under a token that somebody else may know. */
    Session open(String token, HttpServletRequest request, HttpServletResponse response) {
        end(WhoAsks.signedIn());
        var who = sessions.find(token).orElseThrow();
        SignInCookies.takeStep(request, response);
        SignInCookies.giveSession(request, response, token);
        SignInCookies.giveXsrf(request, response, who.csrf());
        return answer(who);
    }

    Session close(HttpServletRequest request, HttpServletResponse response) {
        end(WhoAsks.signedIn());
        SignInCookies.takeSession(request, response);
        SignInCookies.giveXsrf(request, response, SignInCookies.draw());
        return answer(null);
    }

    private void end(@Nullable SignedIn who) {
        if (who != null) {
            sessions.end(who.member().id(), who.session());
        }
    }

    private Session answer(@Nullable SignedIn who) {
        var about = new SessionDistrict(district.name(), district.prefix(), district.zone().getId());
        var ways = new SessionWays(provider.passwords(), provider.configured() ? provider.label() : null);
        return new Session(about, clock.instant(), ways, who == null ? null : account(who));
    }

    private SessionAccount account(SignedIn who) {
        var member = who.member();
        return new SessionAccount(
                member.id(), member.name(), member.post(), OfficeRef.of(offices.byId(member.office())),
                member.roles().stream().sorted().toList(), who.secondFactor(), who.mustEnrolSecondFactor(), who.mustChangePassword(),
                OfficePolicy.readsRecord(member, offices));
    }
}
