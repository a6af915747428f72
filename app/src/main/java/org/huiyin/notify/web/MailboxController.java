package org.huiyin.notify.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.command.MailboxReader.Kept;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.notify.domain.NotifyPolicy;
import org.huiyin.notify.store.MailboxStore;
import org.huiyin.notify.store.MailboxStore.Look;
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

/** The mailbox: whether it is read, and which letters could not be taken in. */
@RestController
@RequestMapping("/api/admin/mailbox")
class MailboxController {
    private final MailboxStore store;
    private final Kept kept;
    private final NotifySettings settings;
    private final Offices offices;

    MailboxController(MailboxStore store, Kept kept, NotifySettings settings, Offices offices) {
        this.store = store;
        this.kept = kept;
        this.settings = settings;
        this.offices = offices;
    }

    /** @param from the sender with most of the name left out; empty when it could not be read */
    record LetterNotTaken(UUID id, @Schema(example = "z***@example.org") String from, @Schema(example = "mail.too-long") String reason, Instant cameAt,
            boolean again) {}

    /** @param folder where in the mailbox such letters lie */
    record MailboxView(boolean ready, @Nullable @Schema(example = "letters@example.org") String address, @Nullable Instant readAt,
            @Nullable @Schema(example = "unreachable") String fault, String folder, List<LetterNotTaken> items) {}

    @GetMapping
    MailboxView mailbox(Member by) {
        NotifyPolicy.administer(by, offices);
        var look = store.lastLook();
        boolean ready = settings.takesLetters();
        return new MailboxView(ready, ready ? settings.smtp().from() : null, look.map(Look::at).orElse(null), look.map(Look::fault).orElse(null),
                settings.mailbox().notTaken(), store.notTaken().stream().map(this::letter).toList());
    }

    private LetterNotTaken letter(MailboxStore.NotTaken letter) {
        var from = Addresses.clean(Channel.EMAIL, kept.open(letter).from()).map(address -> Addresses.masked(Channel.EMAIL, address)).orElse("");
        return new LetterNotTaken(letter.id(), from, letter.reason(), letter.cameAt(), letter.again());
    }

    /** With the next look it lies among the new ones again. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        if (!store.wantAgain(id)) {
            throw Refusal.notFound("letter.unknown");
        }
    }

    /** Somebody has dealt with it; the letter itself stays in its folder. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dealtWith(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        if (!store.delete(id)) {
            throw Refusal.notFound("letter.unknown");
        }
    }
}
