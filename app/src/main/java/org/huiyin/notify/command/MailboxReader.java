package org.huiyin.notify.command;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.command.MailIntake.Fate;
import org.huiyin.notify.store.MailboxStore;
import org.huiyin.notify.store.MailboxStore.NotTaken;
import org.huiyin.storage.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks into the mailbox, on one of the servers at a time. A letter leaves it only once it is in the database; one that cannot be
 * taken goes to a folder beside, and stands on the administrators' list.
 */
@Service
public class MailboxReader {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final int AT_ONCE = 50;
    private static final int MOST_BYTES = 60 * 1024 * 1024;
    private final MailIntake intake;
    private final MailboxStore store;
    private final NotifySettings settings;
    private final Kept kept;
    private final Lease lease;
    private final Clock clock;

    /** Seals who wrote what could not be taken. */
    @org.springframework.stereotype.Component
    public record Kept(Vault vault, JsonMapper json) {
        /** Sender, and the letter's own id to find it by. */
        public record Letter(String from, String messageId) {}

        byte[] seal(UUID key, Letter letter) {
            return vault.sealLoose(key, json.writeValueAsBytes(letter));
        }

        public Letter open(NotTaken letter) {
            return json.readValue(new String(vault.openLoose(letter.id(), letter.sealed()), StandardCharsets.UTF_8), Letter.class);
        }
    }

    MailboxReader(MailIntake intake, MailboxStore store, NotifySettings settings, Kept kept, Lease lease, Clock clock) {
        this.intake = intake;
        this.store = store;
        this.settings = settings;
        this.kept = kept;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes in what is there; returns how many letters were looked at. */
    public int read() {
        if (!settings.takesLetters() || !lease.held("mailbox", LENGTH)) {
            return 0;
        }
        try (var mailbox = Mailbox.open(settings.mailbox())) {
            bringBack(mailbox);
            var letters = mailbox.letters(AT_ONCE);
            boolean all = true;
            for (var letter : letters) {
                all &= handled(mailbox, letter);
            }
            store.looked(clock.instant(), all ? null : "letters-wait");
            return letters.size();
        } catch (AuthenticationFailedException refused) {
            store.looked(clock.instant(), "sign-in-refused");
        } catch (MessagingException fault) {
            LOG.warn("the mailbox does not answer as it should: {}", fault.getClass().getSimpleName());
            store.looked(clock.instant(), "unreachable");
        }
        return 0;
    }

    private void bringBack(Mailbox mailbox) throws MessagingException {
        for (var wanted : store.wantedAgain()) {
            mailbox.bringBack(kept.open(wanted).messageId());
            store.delete(wanted.id());
        }
    }

    /** A letter at which something fails here waits in its folder for the next look, and holds up none behind it. */
    private boolean handled(Mailbox mailbox, MimeMessage letter) throws MessagingException {
        try {
            handle(mailbox, letter);
            return true;
        } catch (RuntimeException failed) {
            LOG.error("a letter could not be taken in; it waits in its folder", failed);
            return false;
        }
    }

    private void handle(Mailbox mailbox, MimeMessage letter) throws MessagingException {
        if (letter.getSize() > MOST_BYTES) {
            leave(mailbox, letter, null, "mail.too-large");
            return;
        }
        Mail mail;
        try {
            mail = MailParser.read(letter);
        } catch (IOException | MessagingException | RuntimeException unreadable) {
            leave(mailbox, letter, null, "mail.unreadable");
            return;
        }
        switch (intake.take(mail)) {
            case Fate.Taken() -> mailbox.delete(letter);
            case Fate.Automatic() -> mailbox.moveToAutomatic(letter);
            case Fate.Left(UUID _, String reason) -> leave(mailbox, letter, mail, reason);
        }
    }

    private void leave(Mailbox mailbox, MimeMessage letter, @org.jspecify.annotations.Nullable Mail mail, String reason) throws MessagingException {
        var id = mail == null ? java.util.Objects.requireNonNullElse(letter.getMessageID(), "") : mail.id();
        var key = kept.vault.commandFor("mail/" + id);
        store.add(new NotTaken(key, reason, kept.seal(key, new Kept.Letter(mail == null ? "" : mail.from(), id)), clock.instant(), false));
        mailbox.moveToNotTaken(letter);
    }
}
