package org.huiyin.open311.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.kernel.RefusalWords;
import org.huiyin.web.RefusalFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Refusals as GeoReport v2 has them: 404 for what does not exist, 403 for a wrong or missing key, 400 for nearly all else; 429 when a key
 * comes too often.
 */
@Component
class Open311Errors implements RefusalFormat {
    /** What the specification calls it. */
    private static final Map<String, String> NAMES = Map.of("place.position", "lat", "text", "description");
    private final RefusalWords words;

    Open311Errors(RefusalWords words) {
        this.words = words;
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/open311/");
    }

    @Override
    public ResponseEntity<byte[]> answer(String path, Locale language, HttpStatus given, String code, Map<String, Object> facts, @Nullable String field) {
        var status = switch (given) {
            case UNAUTHORIZED -> HttpStatus.FORBIDDEN;
            case CONFLICT, GONE, LOCKED, PRECONDITION_FAILED -> HttpStatus.BAD_REQUEST;
            case INSUFFICIENT_STORAGE -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> given;
        };
        var said = words.sentence(code, facts, language);
        var error = ServiceController.fields("code", status.value(), "description", field == null ? said : NAMES.getOrDefault(field, field) + ": " + said);
        var answer = GeoReport.answer(path.endsWith(".json") ? "json" : "xml", "errors", List.of(error), status);
        if (facts.get("retryAfterSeconds") == null) {
            return answer;
        }
        var headers = new HttpHeaders(answer.getHeaders());
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(facts.get("retryAfterSeconds")));
        return new ResponseEntity<>(answer.getBody(), headers, status);
    }
}
