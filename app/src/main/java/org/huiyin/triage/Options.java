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
                throw new IllegalArgumentException("不认识 / unknown option " + name + "; 有 / known are " + String.join(", ", known) + ", " + JSON);
            } else if (rest.hasNext()) {
                values.put(name, rest.next());
            } else {
                throw new IllegalArgumentException(name + " 后面要有值 / needs a value");
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
            throw new IllegalArgumentException("缺少 " + name + " 文件 / " + name + " FILE is missing");
        }
        var file = Path.of(value);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("没有这个文件 / There is no file " + file);
        }
        return file;
    }

    /** A whole number above nothing; another one when it is not given. */
    int number(String name, int otherwise) {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(name + " 要正整数 / takes a whole number above 0, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
