package org.huiyin.matters.domain;

import java.util.regex.Pattern;

/** Telephone, identity-card and account numbers typed into a text are masked wherever it is shown or searched. */
public final class Masking {
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]" // identity card, 18 signs
                    + "|(?:\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}" // mobile
                    + "|0[0-9]{2,3}[- ]?[0-9]{7,8}" // fixed line with area code
                    + "|[0-9]{4}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?" // bank account, grouped or not
                    + "|[1-9][0-9]{14})(?![0-9])"); // identity card, 15 signs
    private static final Pattern WIDE = Pattern.compile("[０-９]");

    private Masking() {}

    public static String mask(String text) {
        return NUMBERS.matcher(narrow(text)).replaceAll(found -> "＊".repeat(Math.min(6, found.end() - found.start())));
    }

    /** Whether a query looks like a telephone or identity number; such a search is refused. */
    public static boolean looksLikeAPerson(String query) {
        return NUMBERS.matcher(narrow(query)).find() || narrow(query).replaceAll("[\\s-]", "").matches("[0-9]{7,}[Xx]?");
    }

    private static String narrow(String text) {
        return WIDE.matcher(text).replaceAll(digit -> String.valueOf((char) (digit.group().charAt(0) - '０' + '0')));
    }
}
