package org.huiyin.live.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.huiyin.live.command.LiveDesks;
import org.huiyin.live.command.LiveStream.Kind;
import org.huiyin.live.command.LiveStream.Told;
import org.huiyin.live.command.LiveStream.Word;
import org.huiyin.people.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events for a desk. Each request waits on a virtual thread of its own. Nothing is kept for whoever was away: the first word
 * after each connection tells the page to look at what it shows.
 */
@RestController
class LiveController {
    private static final int AGAIN_MS = 2000;
    private static final int SPREAD_MS = 4000;
    private final LiveDesks desks;
    private final JsonMapper json;

    /** What changed on a desk; look at everything when it was too much to list. */
    record LiveChanges(boolean all, List<Told> changes) {}

    LiveController(LiveDesks desks, JsonMapper json) {
        this.desks = desks;
        this.json = json;
    }

    @GetMapping("/api/live")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = LiveChanges.class)))
    void live(SignedIn who, HttpServletResponse answer) throws InterruptedException {
        try (var stream = desks.open(who)) {
            answer.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            answer.setCharacterEncoding(StandardCharsets.UTF_8);
            answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            answer.setHeader("X-Accel-Buffering", "no"); // or nginx would keep it back
            // after a restart not all desks come at once
            write(answer, "retry: " + (AGAIN_MS + ThreadLocalRandom.current().nextInt(SPREAD_MS)) + "\nevent: begin\ndata: {}\n\n");
            for (var word = stream.next(); word.kind() != Kind.OVER; word = stream.next()) {
                write(answer, written(word));
            }
        } catch (IOException gone) {
            Thread.yield(); // the desk was closed
        }
    }

    private String written(Word word) {
        return switch (word.kind()) {
            case BEAT, OVER -> ": still here\n\n";
            case GIVEN_WAY -> "event: given-way\ndata: {}\n\n";
            case CHANGED -> "event: changed\ndata: " + json.writeValueAsString(new LiveChanges(word.all(), word.changes())) + "\n\n";
        };
    }

    private static void write(HttpServletResponse answer, String text) throws IOException {
        answer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        answer.flushBuffer();
    }
}
