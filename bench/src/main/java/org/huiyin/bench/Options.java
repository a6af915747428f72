package org.huiyin.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a measurement was asked for: {@code --name value}, each at most once. */
record Options(Map<String, String> given) {
    /** Says what is wrong and leaves, as a command does. */
    static Options of(String[] args, String... known) {
        var names = List.of(known);
        var given = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || !names.contains(args[i].substring(2))) {
                throw leave("unknown option: " + args[i] + "; known are --" + String.join(", --", names));
            }
            if (i + 1 == args.length) {
                throw leave(args[i] + " needs a value");
            }
            given.put(args[i].substring(2), args[i + 1]);
        }
        return new Options(given);
    }

    int number(String name, int otherwise) {
        var value = given.get(name);
        try {
            return value == null ? otherwise : Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw leave("--" + name + " needs a number, not " + value);
        }
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    /** The document the figures are written into, when one is named. */
    @Nullable Path page() {
        var page = given.get("write");
        return page == null ? null : Path.of(page).toAbsolutePath();
    }

    private static IllegalArgumentException leave(String why) {
        System.err.println(why);
        System.exit(2);
        return new IllegalArgumentException(why);
    }
}
