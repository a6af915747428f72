package org.huiyin.open311.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.huiyin.kernel.Refusal;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever else is asked below the open interface: an application must not take one of our pages for an answer. */
@RestController
@Hidden // GeoReport v2 describes it, and not our own interface
class ElsewhereController {
    private static final List<String> METHODS = List.of("GET", "POST");

    @RequestMapping("/open311/**")
    void elsewhere(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        if (!METHODS.contains(request.getMethod()) && !request.getMethod().equals("HEAD")) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), METHODS);
        }
        throw Refusal.notFound("open311.unknown");
    }
}
