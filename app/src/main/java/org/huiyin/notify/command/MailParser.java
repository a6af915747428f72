package org.huiyin.notify.command;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.matters.vault.Attachments;
import org.jspecify.annotations.Nullable;

/** Reads a letter's parts: text before HTML, everything else an attachment. */
final class MailParser {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 60;
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final List<String> BULK_HEADERS = List.of("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients");
    private static final List<String> POSTMEN = List.of("mailer-daemon@", "postmaster@");
    private static final List<String> ADDRESSED = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");
    /** What is asked of a letter beside its envelope and its parts. */
    static final List<String> HEADERS = Stream.of(ADDRESSED, BULK_HEADERS, List.of("Auto-Submitted", "Return-Path", "Precedence")).flatMap(List::stream).toList();
    /** Of its plain parts together, and of its HTML: ten times what is taken in, for what HTML and a history add to it. */
    private static final int MOST_TEXT = 200_000;
    private static final int MOST_ADDRESSED = 100;
    private final Text plain = new Text();
    private final Text html = new Text();
    private final List<Mail.File> files = new ArrayList<>();
    private int unread;
    private int parts;

    private static final class Text {
        private final StringBuilder words = new StringBuilder();
        private int left = MOST_TEXT;
        private boolean tooLong;

        void add(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                var bytes = in.readNBytes(left + 1);
                tooLong |= bytes.length > left;
                left = Math.max(0, left - bytes.length);
                if (!tooLong) {
                    words.append(decoded(bytes, part)).append('\n');
                }
            }
        }
    }

    private MailParser() {}

    static Mail read(MimeMessage message) throws MessagingException, IOException {
        var parser = new MailParser();
        parser.part(message, 0);
        boolean isPlain = parser.plain.tooLong || !parser.plain.words.toString().isBlank();
        boolean tooLong = isPlain ? parser.plain.tooLong : parser.html.tooLong;
        var text = tooLong ? "" : isPlain ? parser.plain.words.toString() : HtmlText.of(parser.html.words.toString());
        return new Mail(id(message), from(message), recipients(message), tidy(Objects.requireNonNullElse(message.getSubject(), "")), isAutomatic(message),
                tidy(text), tooLong, parser.files, parser.unread);
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            unread++;
            return;
        }
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                part(many.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/plain") && !attached) {
            plain.add(part);
        } else if (part.isMimeType("text/html") && !attached) {
            html.add(part);
        } else {
            file(part);
        }
    }

    private void file(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var bytes = in.readNBytes(Attachments.MOST_BYTES + 1);
            var name = part.getFileName() == null ? "file" : MimeUtility.decodeText(part.getFileName());
            files.add(new Mail.File(tidy(name).replaceAll("[\\n/\\\\]", "_"), bytes));
        }
    }

    /** As it says itself; what says nothing, or a name nobody knows, is UTF-8 or else what Chinese programs write. */
    private static String decoded(byte[] bytes, Part part) throws MessagingException {
        try {
            var named = new ContentType(part.getContentType()).getParameter("charset");
            if (named != null) {
                return new String(bytes, MimeUtility.javaCharset(named));
            }
        } catch (ParseException | UnsupportedEncodingException strange) {
            // it is told by its bytes
        }
        var utf = new String(bytes, StandardCharsets.UTF_8);
        return utf.contains("\uFFFD") ? new String(bytes, Charset.forName("GB18030")) : utf;
    }

    private static String id(MimeMessage message) throws MessagingException, IOException {
        var given = message.getMessageID();
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            message.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sum));
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String from(MimeMessage message) throws MessagingException {
        try {
            return Arrays.stream(Objects.requireNonNullElse(message.getFrom(), new Address[0])).map(MailParser::address)
                    .filter(address -> !address.isEmpty()).findFirst().orElse("");
        } catch (AddressException unreadable) {
            return "";
        }
    }

    /** To whom it is written, as far as the server tells without sending the letter. */
    static List<String> addressed(MimeMessage message) throws MessagingException {
        var all = new ArrayList<String>();
        for (var type : List.of(Message.RecipientType.TO, Message.RecipientType.CC)) {
            Arrays.stream(Objects.requireNonNullElse(message.getRecipients(type), new Address[0])).map(MailParser::address).forEach(all::add);
        }
        return all.stream().limit(MOST_ADDRESSED).toList();
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        var all = new ArrayList<String>();
        for (var header : ADDRESSED) {
            for (var line : Objects.requireNonNullElse(message.getHeader(header), new String[0])) {
                try {
                    Arrays.stream(InternetAddress.parseHeader(line, false)).map(InternetAddress::getAddress).filter(Objects::nonNull).forEach(all::add);
                } catch (AddressException unreadable) {
                    all.add(line.strip());
                }
            }
        }
        return all.stream().limit(MOST_ADDRESSED).toList();
    }

    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        var submitted = first(message, "Auto-Submitted");
        var returns = first(message, "Return-Path");
        var from = from(message).toLowerCase(Locale.ROOT);
        return submitted != null && !submitted.toLowerCase(Locale.ROOT).startsWith("no")
                || BULK.contains(Objects.requireNonNullElse(first(message, "Precedence"), "").strip().toLowerCase(Locale.ROOT))
                || returns != null && returns.strip().equals("<>") || message.isMimeType("multipart/report")
                || POSTMEN.stream().anyMatch(from::startsWith) || BULK_HEADERS.stream().anyMatch(header -> has(message, header));
    }

    private static boolean has(MimeMessage message, String header) {
        try {
            return message.getHeader(header) != null;
        } catch (MessagingException unreadable) {
            return false;
        }
    }

    private static @Nullable String first(MimeMessage message, String header) throws MessagingException {
        var lines = message.getHeader(header);
        return lines == null || lines.length == 0 ? null : lines[0];
    }

    private static String address(Address address) {
        return address instanceof InternetAddress internet && internet.getAddress() != null ? internet.getAddress().strip() : "";
    }

    /** Without signs that are no writing. */
    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").replaceAll("\\n{3,}", "\n\n").strip();
    }
}
