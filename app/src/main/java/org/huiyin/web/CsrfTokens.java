package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What a command must repeat in its header: for staff a value that follows from the session's token, which a planted cookie
 * cannot match; for everybody else the value of the cookie. {@code GET /api/session} hands both out.
 */
final class CsrfTokens implements CsrfTokenRepository {
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(SignInCookies.draw()); // known to nobody, so nothing passes
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // The cookie is handed out by the session's own endpoint.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof SignedIn who) {
            return token(who.csrf());
        }
        return SignInCookies.xsrf(request).map(CsrfTokens::token).orElse(null);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(SignInCookies.XSRF_HEADER, "_csrf_is_a_header_only", value);
    }
}
