package org.huiyin.residents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The token of a resident's open account: a cookie apart from that of staff, which no script can read. */
final class OwnCookie {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private OwnCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request)))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(TOKEN.asMatchPredicate());
    }

    static void give(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, token, LIFE);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(request), value)
                .path("/")
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .maxAge(life)
                .build()
                .toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-huiyin-own" : "huiyin-own";
    }
}
