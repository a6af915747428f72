package org.huiyin.people.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes on paper for the day the telephone is lost; each opens once. */
final class RecoveryCodes {
    private static final int HOW_MANY = 10;

    private RecoveryCodes() {}

    static List<String> draw() {
        return Stream.generate(Passwords::draw).limit(HOW_MANY).map(RecoveryCodes::grouped).toList();
    }

    private static String grouped(String code) {
        return String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8, 12), code.substring(12));
    }

    /** As it is hashed: without the hyphens it is read with. */
    static String canonical(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
