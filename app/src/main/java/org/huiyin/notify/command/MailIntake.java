package org.huiyin.notify.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Registered;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Letter;
import org.huiyin.notify.LettersIn;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.notify.domain.Quoting;
import org.springframework.stereotype.Component;

/**
 * What becomes of one letter. Where it belongs only the token in the address says, never sender or subject; the key of its command is
 * drawn from its Message-ID, so that a letter that comes again after a fault is the same letter.
 */
@Component
class MailIntake {
    private static final int LONGEST = 20_000;
    private static final String TOO_LONG = "mail.too-long";
    private static final int MOST_FILES = 9;
    private final LettersIn letters;
    private final ReplyAddresses replies;
    private final Attachments attachments;
    private final Vault vault;
    private final PostOffice post;
    private final Told told;

    /** What the answer to a letter is made of. */
    @Component
    record Told(NotifySettings settings, org.huiyin.kernel.District district, Clock clock) {}

    MailIntake(LettersIn letters, ReplyAddresses replies, Attachments attachments, Vault vault, PostOffice post, Told told) {
        this.letters = letters;
        this.replies = replies;
        this.attachments = attachments;
        this.vault = vault;
        this.post = post;
        this.told = told;
    }

    /** What became of it. */
    sealed interface Fate {
        /** It is in, and may leave the mailbox. */
        record Taken() implements Fate {}

        /** No person sent it. */
        record Automatic() implements Fate {}

        /** It could not be taken, or not whole, for a reason with a code. */
        record Left(UUID key, String reason) implements Fate {}
    }

    private record Uploads(List<UUID> taken, int left) {}

    UUID key(Mail mail) {
        return vault.commandFor("mail/" + mail.id());
    }

    /** Answers go to addresses of this beginning. */
    String answersTo() {
        return replies.beginning();
    }

    /** The matter in which a letter to those addresses is an answer. */
    Optional<MatterId> answered(List<String> to) {
        return to.stream().map(replies::whose).flatMap(whose -> whose instanceof ReplyAddresses.Whose.Known(MatterId matter) ? Stream.of(matter) : Stream.empty())
                .findFirst();
    }

    Fate take(Mail mail) {
        if (mail.automatic() || replies.isOwn(mail.from())) {
            return new Fate.Automatic();
        }
        var key = key(mail);
        try {
            return placed(mail, key);
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused; // it waits in its folder
            }
            return left(mail, key, refused.code());
        }
    }

    private Fate placed(Mail mail, UUID key) {
        var from = Addresses.clean(Channel.EMAIL, mail.from());
        if (from.isEmpty()) {
            return new Fate.Left(key, "mail.sender-unreadable");
        }
        boolean unknown = false;
        for (var address : mail.to()) {
            switch (replies.whose(address)) {
                case ReplyAddresses.Whose.Known(MatterId matter) -> {
                    return answer(mail, matter, key, from.get());
                }
                case ReplyAddresses.Whose.Unknown() -> unknown = true;
                case ReplyAddresses.Whose.Plain() -> { }
            }
        }
        return unknown ? left(mail, key, "mail.answer-to-nothing") : registered(mail, key, from.get());
    }

    private Fate answer(Mail mail, MatterId matter, UUID key, String from) {
        var text = Quoting.newWords(mail.text()); // of a long history a short answer is left
        var words = text.isBlank() ? mail.subject() : text;
        if (mail.tooLong() || words.length() > LONGEST) {
            return left(mail, key, TOO_LONG);
        }
        var uploads = uploads(mail, key);
        letters.answer(matter, key, new LettersIn.Arrived(from, words, uploads.taken, language(text)));
        return uploads.left == 0 ? new Fate.Taken() : new Fate.Left(key, "mail.attachments-left");
    }

    private Fate registered(Mail mail, UUID key, String from) {
        if (mail.tooLong() || Math.max(mail.text().length(), mail.subject().length()) > LONGEST) {
            return left(mail, key, TOO_LONG);
        }
        var text = mail.subject().isBlank() || mail.text().contains(mail.subject()) ? mail.text() : (mail.subject() + "\n" + mail.text()).strip();
        if (text.length() > LONGEST) {
            return left(mail, key, TOO_LONG);
        }
        var uploads = uploads(mail, key);
        var registered = letters.register(key, new LettersIn.Arrived(from, text, uploads.taken, language(text)));
        acknowledge(registered, key, from, language(text), uploads.left);
        return uploads.left == 0 ? new Fate.Taken() : new Fate.Left(key, "mail.attachments-left");
    }

    /** The one message that carries the receipt code: whoever wrote has no other way to get it. */
    private void acknowledge(Registered<?> registered, UUID key, String to, String language, int left) {
        var matter = registered.matter();
        var values = new HashMap<>(Map.of("number", matter.id().number(told.district.prefix()),
                "day", NoticeListener.day(matter.header().promise(), language, told.district),
                "page", told.settings.receiptPage() + "#" + registered.receiptCode()));
        if (left > 0) {
            values.put("count", String.valueOf(Math.min(left, 999)));
        }
        post.send(part(key, -1), new Letter(left > 0 ? "received-by-email-partly" : "received-by-email", Channel.EMAIL, to, language, values, null), matter);
    }

    /** The sender hears that it is not registered, once. */
    private Fate left(Mail mail, UUID key, String reason) {
        Addresses.clean(Channel.EMAIL, mail.from()).ifPresent(to -> post.send(part(key, -1),
                new Letter("mail-not-taken", Channel.EMAIL, to, language(mail.text()), Map.of("link", told.settings.address() + "/new"), null)));
        return new Fate.Left(key, reason);
    }

    /** Through the gates every upload passes. */
    private Uploads uploads(Mail mail, UUID key) {
        var taken = new ArrayList<UUID>();
        int left = mail.unread();
        for (int i = 0; i < mail.files().size(); i++) {
            if (taken.size() == MOST_FILES) {
                left += mail.files().size() - i;
                break;
            }
            var file = mail.files().get(i);
            try {
                taken.add(attachments.upload(part(key, i), file.name(), file.bytes()).id());
            } catch (Refusal refused) {
                if (refused.kind() == Refusal.Kind.UNAVAILABLE) {
                    throw refused;
                }
                left++;
            }
        }
        return new Uploads(taken, left);
    }

    private UUID part(UUID key, int no) {
        return vault.commandFor("mail-part/" + key + "/" + no);
    }

    private static String language(String text) {
        return text.codePoints().anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN) || text.isBlank() ? "zh" : "en";
    }
}
