package org.huiyin.open311.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.RefusalWords;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Refusals as GeoReport v2 has them: 404 for what does not exist, 403 for a wrong or missing key, 400 for all else; 429 when a key
 * comes too often. Faults leave as everywhere, and so does what the desk's page of keys is refused.
 */
@RestControllerAdvice(assignableTypes = {RequestController.class, SendController.class, ServiceController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class Open311Errors {
    private final RefusalWords words;

    Open311Errors(RefusalWords words) {
        this.words = words;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request, Locale language) {
        var status = switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_PERMITTED, NOT_SIGNED_IN -> HttpStatus.FORBIDDEN;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case INVALID, NOT_ALLOWED, STALE, TOO_LARGE, GONE, LOCKED, PRECONDITION -> HttpStatus.BAD_REQUEST;
            case UNAVAILABLE, NO_ROOM -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        return answer(request, language, status, refusal.code(), refusal.facts());
    }

    /** A header or a part of the path that cannot be read. */
    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, Locale language) {
        return answer(request, language, HttpStatus.BAD_REQUEST, "request.unreadable", Map.of());
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, Locale language, HttpStatus status, String code, Map<String, Object> facts) {
        var format = request.getRequestURI().endsWith(".json") ? "json" : "xml";
        var field = facts.get("field") == null ? "" : facts.get("field") + ": ";
        var error = ServiceController.fields("code", status.value(), "description", field + words.sentence(code, facts, language));
        var answer = GeoReport.answer(format, "errors", List.of(error), status);
        var headers = new HttpHeaders(answer.getHeaders());
        if (facts.get("retryAfterSeconds") != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(facts.get("retryAfterSeconds")));
        }
        return new ResponseEntity<>(answer.getBody(), headers, status);
    }
}
