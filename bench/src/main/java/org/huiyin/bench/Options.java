package org.huiyin.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a measurement was asked for: {@code --name value}, or {@code --json} alone, each at most once. */
record Options(Map<String, String> given) {
    private static final Set<String> ALONE = Set.of("json");

    /** An option that is none, or a value that cannot be. */
    static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String why) {
            super(why);
        }
    }

    /** What a measure does with its options. */
    @FunctionalInterface
    interface Command {
        void run(Options options) throws Exception;
    }

    /** Runs a command; says what is wrong with its options and leaves with 2. */
    static void run(Command command, String[] args, String... known) throws Exception {
        try {
            command.run(read(args, known));
        } catch (Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    static Options read(String[] args, String... known) {
        var names = List.of(known);
        var given = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            var name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!names.contains(name)) {
                throw new Wrong("unknown option: " + args[i] + "; known are --" + String.join(", --", names));
            }
            if (given.containsKey(name)) {
                throw new Wrong(args[i] + " is given twice");
            }
            if (!ALONE.contains(name) && (i + 1 == args.length || args[i + 1].startsWith("--"))) {
                throw new Wrong(args[i] + " needs a value");
            }
            given.put(name, ALONE.contains(name) ? "" : args[++i]);
        }
        return new Options(given);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    int number(String name, int otherwise, int least, int most) {
        var value = given.get(name);
        return value == null ? otherwise : number(name, value, least, most);
    }

    /** Numbers with commas between them. */
    int[] numbers(String name, String otherwise, int least, int most) {
        return List.of(given.getOrDefault(name, otherwise).split(",", -1)).stream().mapToInt(one -> number(name, one, least, most)).toArray();
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new Wrong("--" + name + " needs a number from " + least + " to " + most + ", not " + value);
    }

    @Nullable Path path(String name) {
        var path = given.get(name);
        return path == null ? null : Path.of(path).toAbsolutePath();
    }

    /** The document the figures are written into, when one is named. */
    @Nullable Path page() {
        var page = path("write");
        if (page != null && !page.toFile().isFile()) {
            throw new Wrong("--write needs a document that is there, not " + page);
        }
        return page;
    }
}
