package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.huiyin.kernel.Refusal;
import org.huiyin.storage.FilesAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Every refusal and every fault leaves the server here, as application/problem+json with a stable type. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private final ProblemWriter out;

    Problems(ProblemWriter out) {
        this.out = out;
    }

    /** What fails when half of it is on its way is thrown on: the container then breaks the connection, and half an answer does not look whole. */
    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        boolean halfSent = response.isCommitted();
        say(thrown, request, response);
        if (halfSent) {
            throw thrown;
        }
    }

    private void say(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        switch (thrown) {
            case Refusal refusal -> out.write(request, response, refusal);
            case AsyncRequestNotUsableException _ -> LOG.debug("the caller hung up");
            case MethodArgumentNotValidException invalid -> fields(request, response, ofFields(invalid.getFieldErrors()));
            case HandlerMethodValidationException invalid -> fields(request, response, ofParameters(invalid));
            case MissingServletRequestParameterException missing -> missing(request, response, missing.getParameterName());
            case MissingServletRequestPartException missing -> missing(request, response, missing.getRequestPartName());
            case MissingRequestHeaderException missing -> missing(request, response, missing.getHeaderName());
            case MethodArgumentTypeMismatchException mismatch ->
                fields(request, response, List.<String[]>of(new String[] {mismatch.getName(), "field.unreadable"}));
            case HttpMessageNotReadableException _ -> plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            case MaxUploadSizeExceededException _ -> plain(request, response, HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
            case MultipartException _ -> plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            case HttpRequestMethodNotSupportedException method -> {
                if (method.getSupportedMethods() != null) {
                    response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
                }
                plain(request, response, HttpStatus.METHOD_NOT_ALLOWED, "request.method");
            }
            case InvalidParameterException much when much.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() ->
                plain(request, response, HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
            case InvalidParameterException _ -> plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            case RequestRejectedException _ -> plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            case DataAccessException data when isUnfitValue(data) -> {
                LOG.warn("a value the database cannot hold, in {} {}", request.getMethod(), RequestIds.pattern(request));
                plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            }
            case DataAccessResourceFailureException lost -> away(request, response, lost);
            case CannotCreateTransactionException lost -> away(request, response, lost);
            case FilesAway lost -> away(request, response, lost);
            case ErrorResponse known -> byStatus(request, response, known.getStatusCode().value(), thrown);
            default -> fault(request, response, thrown);
        }
    }

    /** Words for a status that the container or the framework decided on. */
    void byStatus(HttpServletRequest request, HttpServletResponse response, int status, Throwable cause) {
        switch (status) {
            case 400 -> plain(request, response, HttpStatus.BAD_REQUEST, "request.unreadable");
            case 401 -> out.write(request, response, Refusal.notSignedIn());
            case 403 -> plain(request, response, HttpStatus.FORBIDDEN, "request.not-permitted");
            case 404 -> plain(request, response, HttpStatus.NOT_FOUND, "page.unknown");
            case 405 -> plain(request, response, HttpStatus.METHOD_NOT_ALLOWED, "request.method");
            case 406 -> plain(request, response, HttpStatus.NOT_ACCEPTABLE, "request.not-acceptable");
            case 413 -> plain(request, response, HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
            case 415 -> plain(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.media-type");
            case 503 -> plain(request, response, HttpStatus.SERVICE_UNAVAILABLE, "server.busy");
            default -> fault(request, response, cause);
        }
    }

    /** SQLSTATE class 22: a day beyond the calendar, a NUL in a text. The caller sent it; nothing of ours is broken. */
    private static boolean isUnfitValue(DataAccessException thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("22")) {
                return true;
            }
        }
        return false;
    }

    /** The database or the store of files is changing places or coming back: nothing of the request was wrong, and the same command may be sent again. */
    private void away(HttpServletRequest request, HttpServletResponse response, Exception lost) {
        LOG.warn("the storage did not answer in {} {}: {}", request.getMethod(), RequestIds.pattern(request), lost.getMessage());
        byStatus(request, response, HttpStatus.SERVICE_UNAVAILABLE.value(), lost);
    }

    /** Logged once, here, under the id that the caller is told. */
    private void fault(HttpServletRequest request, HttpServletResponse response, Throwable thrown) {
        var id = RequestIds.of(request);
        LOG.error("fault {} in {} {}", id, request.getMethod(), RequestIds.pattern(request), thrown);
        out.write(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "fault", Map.of("id", id), List.of());
    }

    private void plain(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code) {
        out.write(request, response, status, code, Map.of(), List.of());
    }

    private void missing(HttpServletRequest request, HttpServletResponse response, String name) {
        fields(request, response, List.<String[]>of(new String[] {name, "field.missing"}));
    }

    private void fields(HttpServletRequest request, HttpServletResponse response, List<String[]> fields) {
        out.write(request, response, HttpStatus.BAD_REQUEST, "request.invalid", Map.of(), fields);
    }

    private static List<String[]> ofFields(List<FieldError> errors) {
        return errors.stream().map(error -> new String[] {error.getField(), code(error)}).toList();
    }

    private static List<String[]> ofParameters(HandlerMethodValidationException invalid) {
        var fields = new ArrayList<String[]>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors nested) {
                fields.addAll(ofFields(nested.getFieldErrors()));
            } else {
                var name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors().forEach(error -> fields.add(new String[] {name, code(error)}));
            }
        }
        return fields;
    }

    /** The last and plainest of a constraint's codes is its annotation's name. */
    private static String code(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return switch (codes == null || codes.length == 0 ? "" : codes[codes.length - 1]) {
            case "NotNull", "NotBlank", "NotEmpty" -> "field.missing";
            case "Size", "Length" -> "field.length";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" -> "field.range";
            default -> "field.unreadable";
        };
    }
}
