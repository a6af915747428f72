package org.huiyin.triage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked of a command: the folder of rules, then names with values, and {@code --json}. */
final class Options {
    private static final String JSON = "--json";
    private final Path rules;
    private final Map<String, String> values = new HashMap<>();

    Options(List<String> arguments, String... known) {
        rules = Path.of(arguments.getFirst());
        var rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            var name = rest.next();
            if (name.equals(JSON)) {
                values.put(JSON, "");
            } else if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException("unknown option: " + name + "; known are " + String.join(", ", known) + ", " + JSON);
            } else if (rest.hasNext()) {
                values.put(name, rest.next());
            } else {
                throw new IllegalArgumentException(name + " needs a value");
            }
        }
    }

    Path rules() {
        return rules;
    }

    boolean json() {
        return has(JSON);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Path file(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " FILE is missing");
        }
        var file = Path.of(value);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file);
        }
        return file;
    }
}
