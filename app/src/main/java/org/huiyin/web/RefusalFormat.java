package org.huiyin.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How refusals are said below an address whose form somebody else's specification prescribes; everywhere else they are problems. */
public interface RefusalFormat {
    boolean covers(String path);

    /** @param field what was sent and is wrong, where one thing is */
    ResponseEntity<byte[]> answer(String path, Locale language, HttpStatus status, String code, Map<String, Object> facts, @Nullable String field);
}
