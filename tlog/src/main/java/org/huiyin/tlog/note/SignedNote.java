package org.huiyin.tlog.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.tlog.Base64Text;
import org.huiyin.tlog.Malformed;

/**
 * A text and who signed it (C2SP signed-note).
 *
 * @param text ends with a line feed, and that is signed too
 */
public record SignedNote(String text, List<Signature> signatures) {
    /**
     * A line of signature, of whatever algorithm.
     *
     * @param keyId the first four bytes of a hash over the name and the key
     */
    public record Signature(String name, int keyId, byte[] bytes) {
        String line() {
            var all = java.nio.ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }
    }

    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 64;
    private static final int LONGEST = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Z}]+", Pattern.UNICODE_CHARACTER_CLASS);

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(sign -> sign < ' ' && sign != '\n' || sign == 0x7f)) {
            throw new Malformed("the text of a note ends with a line feed and holds no other control character");
        }
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("the name of a key is not empty and holds neither a space nor a plus");
        }
    }

    public static SignedNote parse(byte[] note) {
        if (note.length > LONGEST) {
            throw new Malformed("a note of " + note.length + " bytes is too long");
        }
        var decoded = new String(note, StandardCharsets.UTF_8);
        if (!java.util.Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), note)) {
            throw new Malformed("a note is written in UTF-8");
        }
        return parse(decoded);
    }

    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new Malformed("a note has a text, an empty line and signatures");
        }
        return new SignedNote(note.substring(0, end + 1), signatures(note.substring(end + 2)));
    }

    /** Reads lines of signatures, as a witness answers them. */
    public static List<Signature> signatures(String lines) {
        var signatures = new ArrayList<Signature>();
        for (var line : lines.split("\n")) {
            signatures.add(signature(line));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new Malformed("a note has at most " + MOST_SIGNATURES + " signatures");
        }
        return signatures;
    }

    private static Signature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length()) {
            throw new Malformed("a line of signature has a dash, a name and Base64");
        }
        var name = line.substring(DASH.length(), space);
        checkName(name);
        var all = java.nio.ByteBuffer.wrap(Base64Text.decode(line.substring(space + 1)));
        if (all.remaining() <= 4) {
            throw new Malformed("a line of signature has a dash, a name and Base64");
        }
        int keyId = all.getInt();
        var bytes = new byte[all.remaining()];
        all.get(bytes);
        return new Signature(name, keyId, bytes);
    }

    /** The same note with further signatures; one of the same key takes the place of the one before. */
    public SignedNote with(List<Signature> more) {
        var all = new ArrayList<>(signatures);
        for (var one : more) {
            all.removeIf(known -> known.name.equals(one.name) && known.keyId == one.keyId);
            all.add(one);
        }
        return new SignedNote(text, all);
    }

    /**
     * The keys among these whose signatures stand under it and are right. Lines of unknown keys are passed over; a wrong signature of a
     * known key spoils the note.
     */
    public List<VerifierKey> signedBy(List<VerifierKey> known) {
        var right = new ArrayList<VerifierKey>();
        for (var signature : signatures) {
            for (var key : known) {
                if (key.name().equals(signature.name) && key.id() == signature.keyId && !right.contains(key)) {
                    if (!key.verifies(text, signature.bytes)) {
                        throw new WrongSignature("the signature of " + key.name() + " is wrong");
                    }
                    right.add(key);
                }
            }
        }
        return right;
    }

    public String format() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** The lines of signatures alone, as a witness answers them. */
    public static String lines(List<Signature> signatures) {
        var lines = new StringBuilder();
        signatures.forEach(signature -> lines.append(signature.line()));
        return lines.toString();
    }
}
