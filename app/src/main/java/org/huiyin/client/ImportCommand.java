package org.huiyin.client;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ./huiyin import appeals FILE}: sends a list of earlier appeals to a running server and says what became of it. */
public final class ImportCommand {
    private String url = "http://localhost:8080";
    private Path data = Path.of("data");
    private boolean dryRun;
    private @Nullable Path file;
    private @Nullable String account;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    private final Pause pause;

    private ImportCommand(Pause pause) {
        this.pause = pause;
    }

    public static void main(String[] arguments) {
        System.exit(run(Pause.REST, arguments));
    }

    /** Returns 0 when the import ran to its end. */
    public static int run(Pause pause, String... arguments) {
        try {
            var command = new ImportCommand(pause);
            command.read(arguments);
            return command.run();
        } catch (Refused no) {
            System.err.println(no.getMessage());
            return 1;
        } catch (IOException unreadable) {
            System.err.println("The file cannot be read or written: " + unreadable.getMessage());
            return 1;
        }
    }

    private void read(String[] arguments) {
        for (int at = 0; at < arguments.length; at++) {
            switch (arguments[at]) {
                case "--dry-run" -> dryRun = true;
                case "--url" -> url = value(arguments, ++at);
                case "--data" -> data = Path.of(value(arguments, ++at));
                case "--account" -> account = value(arguments, ++at);
                case "--map" -> map(value(arguments, ++at));
                default -> {
                    if (file != null || arguments[at].startsWith("--")) {
                        throw new Refused("import appeals takes one file, --map ours=theirs, --dry-run, --url, --account and --data; not " + arguments[at]);
                    }
                    file = Path.of(arguments[at]);
                }
            }
        }
        if (file == null || !Files.isRegularFile(file)) {
            throw new Refused(file == null ? "Name the list to bring in, a CSV or XLSX file." : "There is no file " + file + ".");
        }
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new Refused(arguments[at - 1] + " needs a value.");
        }
        return arguments[at];
    }

    private void map(String pair) {
        int sign = pair.indexOf('=');
        if (sign < 1) {
            throw new Refused("--map wants ours=theirs, for example --map receivedAt=来电时间; an empty theirs leaves the column out.");
        }
        chosen.put(pair.substring(0, sign), pair.substring(sign + 1));
    }

    private int run() throws IOException {
        var list = Objects.requireNonNull(file);
        var imports = new Imports(new Visitor(URI.create(url)).signIn(who()), pause);
        var taken = imports.take(list);
        var mapping = new LinkedHashMap<>(taken.guessed());
        mapping.putAll(chosen);
        mapping.values().removeIf(String::isEmpty);
        System.out.println(taken.rows() + " rows. Columns: " + mapping);
        var run = imports.run(taken.id(), mapping, dryRun, (done, total) -> System.out.println("  " + done + " / " + total));
        System.out.println((dryRun ? "Fit to bring in: " : "Brought in: ") + run.accepted() + ", brought in before: " + run.skipped() + ", at fault: " + run.rejected());
        run.reasons().stream().limit(10).forEach(reason -> System.out.println("  " + reason));
        if (run.rejected() > 0) {
            var rejects = Path.of(list.getFileName() + "-rejects.csv");
            Private.write(rejects, imports.rejects(taken.id()));
            System.out.println("The rows at fault with reasons are in " + rejects + " (it holds what the rows hold: delete it when it has served).");
        }
        if (run.failure() != null) {
            System.err.println(run.failure());
            return 1;
        }
        return 0;
    }

    /** Named on the command line or in the environment; else the administrator whom the first start wrote down beside the data. */
    private Account who() throws IOException {
        var name = account == null ? System.getenv("HUIYIN_ACCOUNT") : account;
        if (name != null) {
            return new Account(name, secret("HUIYIN_PASSWORD", "Password: "), "administrator", "",
                    secret("HUIYIN_CODE", "Code of the second factor: "), null);
        }
        for (var written : new String[] {"demo-accounts.txt", "first-account.txt"}) {
            if (Files.isReadable(data.resolve(written))) {
                return Account.written(data.resolve(written)).stream().filter(one -> one.role().equals("administrator")).findFirst()
                        .orElseThrow(() -> new Refused("There is no administrator in " + data.resolve(written) + "."));
            }
        }
        throw new Refused("Say which administrator: --account NAME (password and code are asked for, or taken from HUIYIN_PASSWORD and HUIYIN_CODE).");
    }

    private static String secret(String variable, String question) {
        return Optional.ofNullable(System.getenv(variable)).or(() -> Optional.ofNullable(System.console())
                        .map((Console console) -> console.readPassword(question)).map(String::new))
                .orElseThrow(() -> new Refused("There is no terminal to ask at; set " + variable + "."));
    }
}
