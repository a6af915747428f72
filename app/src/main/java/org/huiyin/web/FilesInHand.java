package org.huiyin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.huiyin.kernel.AtOnce;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Files on their way out, and pieces on their way in, are in memory until the last byte has gone: so many at once in all, and a few for
 * one caller, so that whoever takes or sends slowly keeps no place that others need.
 */
final class FilesInHand extends OncePerRequestFilter {
    static final int OUT = 24;
    static final int FOR_ONE = 8;
    private static final int RETRY_SECONDS = 5;
    private static final List<PathPattern> WHOLE = Patterns.of("/api/matters/*/attachments/*", "/api/receipt/attachments/*", "/api/receipt/everything.zip");
    private static final List<PathPattern> PIECES = Patterns.of("/api/uploads/*");

    private static final class Patterns {
        static List<PathPattern> of(String... paths) {
            return List.of(paths).stream().map(PathPatternParser.defaultInstance::parse).toList();
        }
    }

    private final Semaphore out = new Semaphore(OUT);
    private final AtOnce callers = new AtOnce(FOR_ONE);
    private final ProblemWriter problems;

    FilesInHand(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean whole = List.of("GET", "HEAD").contains(request.getMethod()) && matches(WHOLE, request);
        if (!whole && !(request.getMethod().equals(HttpMethod.PATCH.name()) && matches(PIECES, request))) {
            chain.doFilter(request, response);
            return;
        }
        var caller = Callers.of(request).name();
        if (callers.enter(caller)) {
            try {
                passed(whole, request, response, chain);
            } finally {
                callers.leave(caller);
            }
        } else {
            busy(request, response);
        }
    }

    private void passed(boolean whole, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!whole) {
            chain.doFilter(request, response);
        } else if (out.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                out.release();
            }
        } else {
            busy(request, response);
        }
    }

    private void busy(HttpServletRequest request, HttpServletResponse response) {
        problems.write(request, response, Refusal.of(Kind.UNAVAILABLE, "server.busy", Map.of("retryAfterSeconds", RETRY_SECONDS)));
    }

    private static boolean matches(List<PathPattern> patterns, HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
