package org.huiyin.notify.domain;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiyin.notify.Channel;

/** Which addresses a message can go to, and how much of one an administrator sees. */
public final class Addresses {
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}|\\+[1-9][0-9]{7,14}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    private Addresses() {}

    /** As it is written to; empty when no message of that kind reaches it, like a landline an SMS. */
    public static Optional<String> clean(Channel channel, String given) {
        var address = Normalizer.normalize(given.strip(), Normalizer.Form.NFKC);
        if (channel == Channel.EMAIL) {
            return Optional.of(address).filter(one -> EMAIL.matcher(one).matches() && !one.contains(".."));
        }
        var digits = address.replaceAll("[\\s()-]", "").replaceFirst("^(\\+86|0086)(?=1)", "");
        return Optional.of(digits).filter(one -> MOBILE.matcher(one).matches());
    }

    /** Enough to recognise it, too little to use it. */
    public static String masked(Channel channel, String address) {
        return switch (channel) {
            case SMS -> address.substring(0, 3) + "****" + address.substring(address.length() - 2);
            case EMAIL -> address.charAt(0) + "***" + address.substring(address.indexOf('@'));
            case WEBHOOK -> "";
        };
    }
}
