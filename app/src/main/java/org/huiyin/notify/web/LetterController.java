package org.huiyin.notify.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.huiyin.notify.Channel;
import org.huiyin.notify.command.DeadLetters;
import org.huiyin.notify.command.DeadLetters.Dead;
import org.huiyin.notify.domain.NotifyPolicy;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages out: what is set up, what waits, and what could not be sent. */
@RestController
@RequestMapping("/api/admin/letters")
class LetterController {
    private final DeadLetters letters;
    private final Offices offices;

    LetterController(DeadLetters letters, Offices offices) {
        this.letters = letters;
        this.offices = offices;
    }

    /** A way out, and whether it is set up. */
    record WayOut(Channel channel, boolean ready) {}

    record DeadLetter(UUID id, Channel channel, @Nullable @Schema(example = "replied") String template,
            @Nullable @Schema(example = "138****45") String to, int tries, @Nullable @Schema(example = "unreachable") String reason, Instant queuedAt,
            @Nullable Instant endedAt) {
        static DeadLetter of(Dead dead) {
            return new DeadLetter(dead.id(), dead.channel(), dead.template(), dead.to(), dead.tries(), dead.reason(), dead.queuedAt(), dead.endedAt());
        }
    }

    /**
     * How messages stand.
     *
     * @param oldest since when the oldest that waits has waited
     */
    record LettersView(List<WayOut> ways, int waiting, @Nullable Instant oldest, @Nullable Instant lastSent, int dead, List<DeadLetter> items) {}

    @GetMapping
    LettersView letters(Member by) {
        NotifyPolicy.administer(by, offices);
        var standing = letters.standing();
        var ways = Arrays.stream(Channel.values()).filter(channel -> channel != Channel.WEBHOOK)
                .map(channel -> new WayOut(channel, letters.ready(channel))).toList();
        return new LettersView(ways, standing.waiting(), standing.oldest(), standing.lastSent(), standing.dead(),
                letters.all().stream().map(DeadLetter::of).toList());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        letters.retry(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        letters.discard(id);
    }
}
