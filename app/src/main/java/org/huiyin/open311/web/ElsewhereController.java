package org.huiyin.open311.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.huiyin.kernel.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever else is asked below the open interface: an application must not take one of our pages for an answer. */
@RestController
@Hidden // GeoReport v2 describes it, and not our own interface
class ElsewhereController {
    @GetMapping("/open311/**")
    void elsewhere() {
        throw Refusal.notFound("open311.unknown");
    }
}
