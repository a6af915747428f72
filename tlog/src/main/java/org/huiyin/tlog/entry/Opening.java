package org.huiyin.tlog.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.tlog.Base64Text;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;

/**
 * An entry with what it commits to and the salt: what the holder of a receipt has and the log does not.
 *
 * @param payload what happened, in canonical JSON
 * @param words what was said, as far as the holder may read it: the payload holds but commitments to it
 */
public record Opening(LogEntry entry, String payload, byte[] salt, List<Words> words) {
    /** Words said in a step, with the salt under which the step's payload commits to them. */
    public record Words(int no, String text, byte[] salt) {
        public Words {
            salt = checked(salt);
        }

        @Override
        public byte[] salt() {
            return salt.clone();
        }

        private String commitment() {
            return Commitment.of(salt, text.getBytes(StandardCharsets.UTF_8));
        }

        private Map<String, Object> members() {
            return Map.of("no", no, "text", text, "salt", Base64.getEncoder().encodeToString(salt));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Words that && that.no == no && that.text.equals(text) && Arrays.equals(that.salt, salt);
        }

        @Override
        public int hashCode() {
            return no;
        }
    }

    public Opening {
        salt = checked(salt);
        words = List.copyOf(words);
        if (!Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8)).equals(entry.commit())) {
            throw new Inconsistent("what the receipt says is not what was sealed");
        }
        check(words, payload);
    }

    /** Without the words. */
    public Opening(LogEntry entry, String payload, byte[] salt) {
        this(entry, payload, salt, List.of());
    }

    private static void check(List<Words> words, String payload) {
        if (words.isEmpty()) {
            return;
        }
        var sealed = new HashSet<List<Object>>();
        var numbers = new HashSet<Integer>();
        for (var one : Members.parse("payload", payload).objects("words")) {
            if (!numbers.add(one.whole("no"))) {
                throw new Inconsistent("a step commits twice to the words of number " + one.whole("no"));
            }
            sealed.add(List.of(one.whole("no"), one.text("commit")));
        }
        var told = new HashSet<Integer>();
        for (var one : words) {
            if (!told.add(one.no)) {
                throw new Malformed("a receipt tells the words of number " + one.no + " twice");
            }
            if (!sealed.contains(List.of(one.no, one.commitment()))) {
                throw new Inconsistent("the words of number " + one.no + " are not those that were sealed");
            }
        }
    }

    /** As it goes with a proof. */
    public byte[] bytes() {
        var members = new LinkedHashMap<String, Object>();
        members.put("entry", Json.parse(new String(entry.bytes(), StandardCharsets.UTF_8)));
        members.put("payload", Json.parse(payload));
        members.put("salt", Base64.getEncoder().encodeToString(salt));
        if (!words.isEmpty()) {
            members.put("words", words.stream().map(Words::members).toList());
        }
        return CanonicalJson.bytes(members);
    }

    /** Of any other length, the end of a salt could be passed off as the beginning of what it salts, or the other way round. */
    private static byte[] checked(byte[] salt) {
        if (salt.length != MatterSecret.SIZE) {
            throw new Malformed("a salt of a receipt has " + MatterSecret.SIZE + " bytes");
        }
        return salt.clone();
    }

    public static Opening parse(byte[] bytes) {
        var members = Members.parse("receipt", utf8(bytes));
        if (!Arrays.equals(CanonicalJson.bytes(members.all()), bytes)) {
            throw new Malformed("what a receipt says is written in canonical JSON");
        }
        if (!members.has("entry") || !members.has("payload") || !members.has("salt")) {
            throw new Malformed("a receipt tells the entry, what happened, the salt and perhaps the words");
        }
        var entry = LogEntry.parse(CanonicalJson.bytes(members.object("entry").orElseThrow().all()));
        var payload = CanonicalJson.write(members.object("payload").orElseThrow().all());
        var words = members.objects("words").stream().map(one -> new Words(one.whole("no"), one.text("text"), Base64Text.decode(one.text("salt")))).toList();
        return new Opening(entry, payload, Base64Text.decode(members.text("salt")), words);
    }

    private static String utf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new Malformed("a receipt is written in UTF-8");
        }
        return text;
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opening that && that.entry.equals(entry) && that.payload.equals(payload) && Arrays.equals(that.salt, salt)
                && that.words.equals(words);
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }
}
