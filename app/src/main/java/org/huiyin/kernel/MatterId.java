package org.huiyin.kernel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The identity of a matter: the district's own small number, the day of receipt and 30 random bits. Its number
 * ({@code WC260916-7K3M9Q}) is the same fact written for people and reveals nothing but district and day.
 *
 * @param district our small number of the district, 1 to 32767
 * @param value epoch day in the upper bits, 30 random bits below
 */
public record MatterId(short district, long value) {
    public static final int RANDOM_BITS = 30;
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // 32 signs, none mistaken for another
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    public static MatterId of(short district, LocalDate day, long random) {
        return new MatterId(district, day.toEpochDay() << RANDOM_BITS | random & (1L << RANDOM_BITS) - 1);
    }

    /** Reads a number back; lower case, spaces and a missing hyphen are forgiven. */
    public static MatterId parse(short district, String prefix, String number) {
        var signs = number.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!signs.startsWith(prefix) || signs.length() != prefix.length() + 12) {
            throw Refusal.notFound("matter.unknown");
        }
        try {
            var day = LocalDate.parse("20" + signs.substring(prefix.length(), prefix.length() + 6), DateTimeFormatter.BASIC_ISO_DATE);
            long random = 0;
            for (char sign : signs.substring(prefix.length() + 6).toCharArray()) {
                int digit = ALPHABET.indexOf(sign);
                if (digit < 0) {
                    throw Refusal.notFound("matter.unknown");
                }
                random = random << 5 | digit;
            }
            return of(district, day, random);
        } catch (java.time.DateTimeException e) {
            throw Refusal.notFound("matter.unknown");
        }
    }

    public LocalDate day() {
        return LocalDate.ofEpochDay(value >> RANDOM_BITS);
    }

    public String number(String prefix) {
        var signs = new StringBuilder(prefix).append(DAY.format(day())).append('-');
        for (int shift = RANDOM_BITS - 5; shift >= 0; shift -= 5) {
            signs.append(ALPHABET.charAt((int) (value >> shift) & 31));
        }
        return signs.toString();
    }
}
