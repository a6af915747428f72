package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huiyin.kernel.Refusal;
import org.huiyin.web.Problem.FieldProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem straight to the response, so that no filter, header or dispatch can turn it into an empty page. */
@Component
class ProblemWriter {
    private final ProblemWords words;
    private final JsonMapper json;
    private final List<RefusalFormat> formats;

    ProblemWriter(ProblemWords words, JsonMapper json, List<RefusalFormat> formats) {
        this.formats = formats;
        this.words = words;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        var facts = new HashMap<>(refusal.facts());
        var field = facts.remove("field");
        var fields = field == null ? List.<String[]>of() : List.<String[]>of(new String[] {field.toString(), refusal.code()});
        write(request, response, status(refusal.kind()), refusal.code(), facts, fields);
    }

    /** {@code fields} are pairs of a field's name and a code. */
    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code,
            Map<String, Object> facts, List<String[]> fields) {
        if (response.isCommitted()) {
            return; // whoever asked for this has to break the connection
        }
        var other = formats.stream().filter(format -> format.covers(request.getRequestURI())).findFirst();
        if (other.isPresent()) {
            var field = fields.isEmpty() ? null : fields.getFirst();
            send(response, other.get().answer(request.getRequestURI(), language(request), status, field == null ? code : field[1], facts, field == null ? null : field[0]));
            return;
        }
        send(response, problem(language(request), status, code, facts, fields));
    }

    private ResponseEntity<byte[]> problem(Locale locale, HttpStatus status, String code, Map<String, Object> facts, List<String[]> fields) {
        var errors = fields.stream()
                .map(field -> new FieldProblem(field[0], field[1], words.title(field[1], facts, locale)))
                .toList();
        var problem = new Problem(
                "/problems/" + code, status.value(), words.title(code, facts, locale), words.detail(code, facts, locale), code,
                facts, errors);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE + ";charset=UTF-8");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        if (facts.get("retryAfterSeconds") instanceof Number seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return new ResponseEntity<>(json.writeValueAsBytes(problem), headers, status);
    }

    private static void send(HttpServletResponse response, ResponseEntity<byte[]> answer) {
        try {
            response.resetBuffer();
            response.setStatus(answer.getStatusCode().value());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            response.getOutputStream().write(Objects.requireNonNull(answer.getBody()));
            response.flushBuffer();
        } catch (IOException gone) {
            Thread.yield(); // the caller hung up; there is nobody left to tell
        }
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED, STALE -> HttpStatus.CONFLICT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case GONE -> HttpStatus.GONE;
            case LOCKED -> HttpStatus.LOCKED;
            case PRECONDITION -> HttpStatus.PRECONDITION_FAILED;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
        };
    }

    /** Chinese unless the caller prefers English. */
    static Locale language(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.CHINESE;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().equals("zh") || locale.getLanguage().equals("en"))
                .findFirst()
                .map(locale -> Locale.of(locale.getLanguage()))
                .orElse(Locale.CHINESE);
    }
}
