package org.huiyin.tlog.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;

/** The words of a command line, taken apart. Options may stand anywhere after the command. */
final class Arguments {
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})(s|m|h|)");
    private static final Pattern CASE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private final Deque<String> rest;
    private final List<VerifierKey> keys = new ArrayList<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final Set<String> cases = new TreeSet<>();
    private OptionalInt quorum = OptionalInt.empty();
    private Optional<Path> rules = Optional.empty();
    private Optional<Path> state = Optional.empty();
    private Duration every = Duration.ofSeconds(60);
    private boolean thorough;
    private boolean once;

    Arguments(List<String> words) {
        rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            take(rest.pop());
        }
    }

    /** The language that is asked for, looked up before anything else so that what is wrong can be told in it. */
    static Locale language(List<String> words, Locale usual) {
        int at = words.indexOf("--lang");
        return at < 0 || at + 1 == words.size() ? usual : Locale.of(words.get(at + 1));
    }

    private void take(String word) {
        switch (word) {
            case "--key" -> keys.add(key(value(word), VerifierKey.ED25519));
            case "--key-file" -> keysOf(path(word));
            case "--witness" -> witnesses.add(key(value(word), VerifierKey.COSIGNATURE));
            case "--quorum" -> quorum = OptionalInt.of(number(word));
            case "--rules" -> rules = Optional.of(path(word));
            case "--file" -> files.add(path(word));
            case "--state" -> state = Optional.of(path(word));
            case "--every" -> every = time(word);
            case "--case" -> cases.add(caseRef(word));
            case "--thorough" -> thorough = true;
            case "--once" -> once = true;
            case "--json" -> { }
            case "--lang" -> language(word);
            default -> {
                if (word.startsWith("-")) {
                    throw new Misuse("misuse.option", "option", word);
                }
                operands.add(word);
            }
        }
    }

    private String value(String option) {
        if (rest.isEmpty()) {
            throw new Misuse("misuse.value", "option", option);
        }
        return rest.pop();
    }

    private Path path(String option) {
        return path(option, value(option));
    }

    static Path path(String option, String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException noPath) {
            throw new Misuse("misuse.value", "option", option);
        }
    }

    private int number(String option) {
        var value = value(option);
        if (!value.matches("\\d{1,3}")) {
            throw new Misuse("misuse.value", "option", option);
        }
        return Integer.parseInt(value);
    }

    private Duration time(String option) {
        var found = TIME.matcher(value(option));
        if (!found.matches()) {
            throw new Misuse("misuse.value", "option", option);
        }
        long amount = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private String caseRef(String option) {
        var value = value(option);
        if (!CASE.matcher(value).matches()) {
            throw new Misuse("misuse.value", "option", option);
        }
        return value;
    }

    private void language(String option) {
        if (!Set.of("zh", "en").contains(value(option))) {
            throw new Misuse("misuse.value", "option", option);
        }
    }

    private static VerifierKey key(String written, byte type) {
        VerifierKey key;
        try {
            key = VerifierKey.parse(written);
        } catch (Malformed told) {
            throw new Misuse("misuse.key", "key", written, "detail", String.valueOf(told.getMessage()));
        }
        if (key.type() != type) {
            throw new Misuse(type == VerifierKey.COSIGNATURE ? "misuse.key-not-witness" : "misuse.key-not-log", "key", written);
        }
        return key;
    }

    /** One key a line; empty lines and those that begin with a hash sign are passed over. */
    private void keysOf(Path file) {
        try {
            Files.readString(file).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> keys.add(key(line, VerifierKey.ED25519)));
        } catch (IOException cannot) {
            throw new Misuse("misuse.file", "file", file.toString());
        }
    }

    List<String> operands() {
        return operands;
    }

    /** The one operand that there must be. */
    String operand() {
        if (operands.size() != 1) {
            throw new Misuse("misuse.one-log");
        }
        return operands.getFirst();
    }

    TrustPolicy policy() {
        if (keys.isEmpty()) {
            throw new Misuse("misuse.no-key");
        }
        int enough = quorum.orElse(witnesses.size());
        if (enough > witnesses.size()) {
            throw new Misuse("misuse.quorum", "quorum", enough, "witnesses", witnesses.size());
        }
        return new TrustPolicy(keys.stream().distinct().toList(), witnesses.stream().distinct().toList(), enough);
    }

    Optional<Path> rules() {
        return rules;
    }

    List<Path> files() {
        return files;
    }

    Optional<Path> state() {
        return state;
    }

    Duration every() {
        return every;
    }

    Set<String> cases() {
        return cases;
    }

    boolean thorough() {
        return thorough;
    }

    boolean once() {
        return once;
    }
}
