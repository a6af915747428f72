package org.huiyin.notify.domain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** Where a webhook may go: to the outside, so that nobody makes this server ask machines that only it can reach. */
public final class OutsideOnly {
    private OutsideOnly() {}

    /** Why an address cannot be used; empty when it can, as far as it is written. */
    public static Optional<String> objection(URI url, boolean insideAllowed) {
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("webhook.url-unreadable");
        }
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        return secure || insideAllowed && "http".equalsIgnoreCase(url.getScheme()) ? Optional.empty() : Optional.of("webhook.url-not-https");
    }

    /** Whether an address lies in the open network. */
    public static boolean isOutside(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isOutside(four.getAddress(), 0);
            case Inet6Address six -> isOutside(six.getAddress());
            default -> false;
        };
    }

    private static boolean isOutside(byte[] six) {
        int first = six[0] & 0xff;
        int second = six[1] & 0xff;
        if ((first & 0xfe) == 0xfc || zeros(six, 12)) { // unique local; IPv4 in the old form
            return false;
        }
        if (first == 0x20 && second == 0x02) { // 6to4 carries an IPv4 address
            return isOutside(six, 2);
        }
        boolean nat64 = first == 0 && second == 0x64 && (six[2] & 0xff) == 0xff && (six[3] & 0xff) == 0x9b;
        return !nat64 && (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x01 && six[2] == 0 && six[3] == 0); // global unicast, no Teredo
    }

    private static boolean zeros(byte[] bytes, int until) {
        for (int i = 0; i < until; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOutside(byte[] bytes, int at) {
        int a = bytes[at] & 0xff;
        int b = bytes[at + 1] & 0xff;
        int c = bytes[at + 2] & 0xff;
        boolean own = a == 0 || a == 10 || a == 127 || a == 169 && b == 254 || a == 172 && b >= 16 && b < 32 || a == 192 && b == 168;
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean special = a == 192 && b == 0 && (c == 0 || c == 2) || a == 198 && (b == 18 || b == 19 || b == 51 && c == 100) || a == 203 && b == 0 && c == 113;
        return !own && !shared && !special && a < 224;
    }
}
