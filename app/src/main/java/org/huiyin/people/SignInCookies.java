package org.huiyin.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookies: the session's token and that of a sign-in under way, which no script can read, and the token that commands repeat
 * in their header.
 */
public final class SignInCookies {
    public static final String XSRF = "XSRF-TOKEN";
    public static final String XSRF_HEADER = "X-XSRF-TOKEN";
    private static final String SESSION = "huiyin";
    private static final String SESSION_OVER_TLS = "__Host-huiyin"; // a browser takes this name only Secure and for this host
    private static final String STEP = "-step";
    private static final Duration STEP_LIFE = Duration.ofMinutes(10);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SignInCookies() {}

    /** 256 random bits, as a cookie carries them. */
    public static String draw() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static Optional<String> session(HttpServletRequest request) {
        return read(request, session(request.isSecure()));
    }

    /** Names a sign-in that is half way: at the provider, or before its second factor. */
    public static Optional<String> step(HttpServletRequest request) {
        return read(request, session(request.isSecure()) + STEP);
    }

    private static String session(boolean secure) {
        return secure ? SESSION_OVER_TLS : SESSION;
    }

    public static Optional<String> xsrf(HttpServletRequest request) {
        return read(request, XSRF);
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return Optional.ofNullable(cookie).map(jakarta.servlet.http.Cookie::getValue).filter(TOKEN.asMatchPredicate());
    }

    public static void giveSession(HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, session(request.isSecure()), token, true, -1);
    }

    public static void takeSession(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, session(request.isSecure()), "", true, 0);
    }

    public static void giveStep(HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, session(request.isSecure()) + STEP, token, true, STEP_LIFE.toSeconds());
    }

    public static void takeStep(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, session(request.isSecure()) + STEP, "", true, 0);
    }

    public static void giveXsrf(HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, XSRF, token, false, -1);
    }

    private static void add(
            HttpServletRequest request, HttpServletResponse response, String name, String value, boolean hidden, long seconds) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .sameSite("Lax")
                .httpOnly(hidden)
                .secure(request.isSecure())
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
