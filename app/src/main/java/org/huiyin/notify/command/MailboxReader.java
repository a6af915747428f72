package org.huiyin.notify.command;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.command.MailIntake.Fate;
import org.huiyin.notify.store.MailboxStore;
import org.huiyin.notify.store.MailboxStore.NotTaken;
import org.huiyin.storage.Lease;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_SEEN = 500;
    private static final int MOST_BYTES = 60 * 1024 * 1024;
    private final FailedLooks failedLooks = new FailedLooks();
    private final MailIntake intake;
    private final MailPace pace;
    private final MailboxStore store;
    private final NotifySettings settings;
    private final Kept kept;
    private final Lease lease;
    private final Clock clock;
    private int begin = 1;

    /** What takes letters in, and how many of them. */
    @org.springframework.stereotype.Component
    record Gate(MailIntake intake, MailPace pace) {}

    /** What a look at a letter came to. */
    private enum Look { DONE, FAILED, TOO_MANY, NOT_OURS }

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

    MailboxReader(Gate gate, MailboxStore store, NotifySettings settings, Kept kept, Lease lease, Clock clock) {
        this.intake = gate.intake;
        this.pace = gate.pace;
        this.store = store;
        this.settings = settings;
        this.kept = kept;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes in what is there; returns how many letters are dealt with. */
    public int read() {
        if (!settings.takesLetters() || !isOurs()) {
            return 0;
        }
        try (var mailbox = Mailbox.open(settings.mailbox())) {
            bringBack(mailbox);
            return read(mailbox);
        } catch (AuthenticationFailedException refused) {
            store.looked(clock.instant(), "sign-in-refused");
        } catch (MessagingException fault) {
            LOG.warn("the mailbox does not answer as it should: {}", fault.getClass().getSimpleName());
            store.looked(clock.instant(), "unreachable");
        }
        return 0;
    }

    /**
     * Past letters that wait, until enough are dealt with or seen; then the next look begins where this one ended. Once the hour is full it
     * is answers alone that are looked for, so that what waits costs the same however much it is.
     */
    private int read(Mailbox mailbox) throws MessagingException {
        var round = new Round(mailbox);
        int at = begin;
        var page = mailbox.letters(at, AT_ONCE);
        while (!page.isEmpty() && round.goesOn() && !pace.isFull() && at < begin + MOST_SEEN) {
            round.read(page);
            at += page.size();
            page = mailbox.letters(at, AT_ONCE);
        }
        if (pace.isFull() && !page.isEmpty() && round.goesOn()) {
            round.came.add(Look.TOO_MANY);
            round.read(mailbox.to(intake.answersTo(), MOST_SEEN).stream().filter(round::isNew).toList());
        }
        if (at >= begin + MOST_SEEN && !page.isEmpty()) {
            begin = at - round.done; // those are gone by then
        } else if (page.isEmpty() || pace.isFull()) {
            begin = 1;
        }
        if (!round.came.contains(Look.NOT_OURS)) { // another server that reads now says itself how it found the mailbox
            store.looked(clock.instant(), round.came.contains(Look.FAILED) ? "letters-wait" : round.came.contains(Look.TOO_MANY) ? "too-many-letters" : null);
        }
        return round.done;
    }

    /** What a look has come to so far. */
    private final class Round {
        private final Mailbox mailbox;
        private final Set<Look> came = EnumSet.noneOf(Look.class);
        private final Set<Integer> seen = new HashSet<>();
        private int done;

        Round(Mailbox mailbox) {
            this.mailbox = mailbox;
        }

        boolean goesOn() {
            return done < AT_ONCE && !came.contains(Look.NOT_OURS);
        }

        boolean isNew(MimeMessage letter) {
            return !seen.contains(letter.getMessageNumber());
        }

        void read(List<MimeMessage> letters) throws MessagingException {
            for (int n = 0; n < letters.size() && goesOn(); n++) {
                seen.add(letters.get(n).getMessageNumber());
                var look = look(mailbox, letters.get(n));
                came.add(look);
                done += look == Look.DONE ? 1 : 0;
            }
        }
    }

    private boolean isOurs() {
        return lease.held("mailbox", LENGTH);
    }

    private void bringBack(Mailbox mailbox) throws MessagingException {
        for (var wanted : store.wantedAgain()) {
            mailbox.bringBack(kept.open(wanted).messageId());
            store.delete(wanted.id());
        }
    }

    /**
     * A letter at which something fails here waits in its folder for the next look, and holds up none behind it. Taking one in may take
     * long, so the lease is renewed for each.
     */
    private Look look(Mailbox mailbox, MimeMessage letter) throws MessagingException {
        long uid = mailbox.uid(letter);
        MatterId answered;
        try {
            answered = pace.isFull() ? intake.answered(MailParser.addressed(letter)).orElse(null) : null;
            if (pace.isOver(MailParser.from(letter), answered)) {
                return Look.TOO_MANY;
            }
        } catch (MessagingException | RuntimeException failed) {
            return failed(mailbox, uid, failed);
        }
        if (!isOurs()) {
            return Look.NOT_OURS;
        }
        try {
            if (failedLooks.areEnough(uid)) {
                leave(mailbox, letter, null, "mail.failed");
            } else {
                handle(mailbox, letter, answered);
            }
            failedLooks.forget(uid);
            return Look.DONE;
        } catch (MessagingException | RuntimeException failed) {
            return failed(mailbox, uid, failed);
        }
    }

    private Look failed(Mailbox mailbox, long uid, Exception failed) throws MessagingException {
        if (!mailbox.isThere()) {
            throw new MessagingException("the mailbox is gone", failed);
        }
        LOG.error("a letter could not be taken in; it waits in its folder", failed);
        failedLooks.failed(uid, failed);
        return Look.FAILED;
    }

    private void handle(Mailbox mailbox, MimeMessage letter, @Nullable MatterId answered) throws MessagingException {
        if (letter.getSize() > MOST_BYTES) {
            leave(mailbox, letter, null, "mail.too-large");
            return;
        }
        Mail mail;
        try {
            mailbox.bring(letter, MailParser.HEADERS);
            mail = MailParser.read(letter);
        } catch (IOException | MessagingException | RuntimeException unreadable) {
            if (!mailbox.isThere()) {
                throw new MessagingException("the mailbox is gone", unreadable);
            }
            leave(mailbox, letter, null, "mail.unreadable");
            return;
        }
        switch (intake.take(mail)) {
            case Fate.Taken() -> {
                pace.took(mail.from(), answered);
                mailbox.delete(letter);
            }
            case Fate.Automatic() -> mailbox.moveToAutomatic(letter);
            case Fate.Left(UUID _, String reason) -> {
                pace.took(mail.from(), answered);
                leave(mailbox, letter, mail, reason);
            }
        }
    }

    private void leave(Mailbox mailbox, MimeMessage letter, @Nullable Mail mail, String reason) throws MessagingException {
        var id = mail == null ? java.util.Objects.requireNonNullElse(letter.getMessageID(), "") : mail.id();
        var key = kept.vault.commandFor("mail/" + id);
        store.add(new NotTaken(key, reason, kept.seal(key, new Kept.Letter(mail == null ? "" : mail.from(), id)), clock.instant(), false));
        mailbox.moveToNotTaken(letter);
    }
}
