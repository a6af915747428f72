package org.huiyin.tlog.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.tlog.verify.log.LogCommand;
import org.huiyin.tlog.verify.log.LogSource;
import org.huiyin.tlog.verify.log.MonitorCommand;
import org.huiyin.tlog.verify.log.Pause;
import org.huiyin.tlog.verify.log.Unreachable;
import org.huiyin.tlog.verify.receipt.ReceiptCommand;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Phrases;
import org.huiyin.tlog.verify.told.Report;
import org.huiyin.tlog.verify.told.Verdict;

/** Runs one command of the verifier and answers its exit code. */
public final class Verifier {
    private static final Set<String> HELP = Set.of("--help", "-h");
    private static final Set<String> COMMANDS = Set.of("receipt", "log", "monitor");
    private final PrintStream out;
    private final Locale usual;
    private final Clock clock;
    private final Pause pause;

    /**
     * @param usual the language when none is asked for
     * @param clock says when a monitor looked
     */
    public Verifier(PrintStream out, Locale usual, Clock clock, Pause pause) {
        this.out = out;
        this.usual = usual;
        this.clock = clock;
        this.pause = pause;
    }

    public int run(List<String> words) {
        var language = Arguments.language(words, usual);
        var phrases = Phrases.of(language);
        if (words.isEmpty() || words.getFirst().equals("help") || words.stream().anyMatch(HELP::contains)) {
            out.print(usage(language));
            out.flush();
            return words.isEmpty() ? Verdict.MALFORMED.exit() : Verdict.PROVED.exit();
        }
        var report = new Report(out, phrases, words.contains("--json"));
        try {
            return run(words, phrases, report).exit();
        } catch (Misuse misuse) {
            report.add(misuse.finding());
            report.add(Level.NOTE, "misuse.help");
        } catch (Malformed malformed) {
            report.add(Level.MALFORMED, "input.malformed", "detail", String.valueOf(malformed.getMessage()));
        } catch (UncheckedIOException disk) {
            report.add(Level.MALFORMED, "input.malformed", "detail", String.valueOf(disk.getMessage()));
        } catch (Inconsistent | WrongSignature untrue) {
            report.add(Level.UNTRUE, "log.untrue", "detail", String.valueOf(untrue.getMessage()));
        } catch (Unreachable away) {
            report.add(Level.UNREACHABLE, "log.unreachable", "detail", String.valueOf(away.getMessage()));
        }
        return report.finish().exit();
    }

    private Verdict run(List<String> words, Phrases phrases, Report report) {
        if (!COMMANDS.contains(words.getFirst())) {
            throw new Misuse("misuse.command", "command", words.getFirst());
        }
        var arguments = new Arguments(words.subList(1, words.size()));
        var policy = arguments.policy();
        tell(policy, report);
        switch (words.getFirst()) {
            case "receipt" -> {
                if (arguments.operands().isEmpty()) {
                    throw new Misuse("misuse.no-receipt");
                }
                new ReceiptCommand(policy, arguments.rules(), report).run(arguments.operands().stream().map(file -> Arguments.path("receipt", file)).toList(), arguments.files());
            }
            case "log" -> new LogCommand(policy, arguments.thorough(), report).run(LogSource.of(arguments.operand(), pause));
            default -> {
                Path state = arguments.state().orElseThrow(() -> new Misuse("misuse.no-state"));
                var watch = new MonitorCommand.Watch(state, arguments.every(), arguments.once(), arguments.cases());
                var first = new AtomicReference<>(report);
                return new MonitorCommand(policy, watch, clock, pause).run(LogSource.of(arguments.operand(), pause),
                        () -> Objects.requireNonNullElseGet(first.getAndSet(null), () -> new Report(out, phrases, words.contains("--json"))));
            }
        }
        return report.finish();
    }

    /** The keys by which it is checked, so that they can be compared with a notice. */
    private static void tell(TrustPolicy policy, Report report) {
        policy.logs().forEach(key -> report.add(Level.NOTE, "key.log", "name", key.name(), "fingerprint", key.fingerprint()));
        policy.witnesses().forEach(key -> report.add(Level.NOTE, "key.witness", "name", key.name(), "fingerprint", key.fingerprint()));
    }

    static String usage(Locale language) {
        var file = language.getLanguage().equals("zh") ? "usage_zh.txt" : "usage_en.txt";
        try (var in = Objects.requireNonNull(Verifier.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
