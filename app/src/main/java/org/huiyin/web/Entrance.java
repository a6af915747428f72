package org.huiyin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.Sessions;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first stop of a request: who is it, and may this address come in as often as it does? */
final class Entrance extends OncePerRequestFilter {
    /** Held by a session with which nothing is left to enrol or to change. */
    static final String READY = "READY";

    private final Sessions sessions;
    private final Doorkeeper keeper;
    private final UploadQuota quota;
    private final ProblemWriter problems;

    Entrance(Sessions sessions, Doorkeeper keeper, UploadQuota quota, ProblemWriter problems) {
        this.sessions = sessions;
        this.keeper = keeper;
        this.quota = quota;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRemoteAddr();
        var token = SignInCookies.session(request);
        if (token.isPresent()) {
            var tooOften = keeper.wouldRefuse(Door.STRANGER, address); // guessing tokens must not cost a query each
            if (tooOften.isPresent()) {
                refuse(request, response, tooOften);
                return;
            }
        }
        var found = token.flatMap(sessions::find);
        found.ifPresent(Entrance::admit);
        if (token.isPresent() && found.isEmpty()) {
            keeper.refuse(Door.STRANGER, address);
        }
        var refused = refused(request, address, found);
        if (refused.isPresent()) {
            refuse(request, response, refused);
            return;
        }
        var full = found.isPresent() ? OptionalLong.empty() : quota.refuse(request);
        if (full.isPresent()) {
            problems.write(request, response, Refusal.of(Kind.TOO_MANY, "upload.too-much",
                    Map.of("retryAfterSeconds", full.getAsLong(), "minutes", Math.ceilDiv(full.getAsLong(), 60))));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Staff pass freely, but for signing in: that is where passwords are tried. */
    private OptionalLong refused(HttpServletRequest request, String address, Optional<SignedIn> found) {
        var door = Door.of(request.getMethod(), request.getRequestURI());
        return found.isPresent() && door != Door.SIGN_IN ? OptionalLong.empty() : keeper.refuse(door, address);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, OptionalLong seconds) {
        problems.write(request, response,
                Refusal.of(Kind.TOO_MANY, "request.too-many", Map.of("retryAfterSeconds", seconds.orElse(1))));
    }

    private static void admit(SignedIn who) {
        var authorities = who.isReady() ? AuthorityUtils.createAuthorityList(READY) : AuthorityUtils.NO_AUTHORITIES;
        var authentication = new PreAuthenticatedAuthenticationToken(who.member(), "", authorities);
        authentication.setDetails(who);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
