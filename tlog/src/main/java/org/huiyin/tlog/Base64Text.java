package org.huiyin.tlog;

import java.util.Base64;

/** Standard Base64 with its padding: one text for the same bytes, and nothing else that would decode to them. */
public final class Base64Text {
    private Base64Text() {}

    public static byte[] decode(String written) {
        try {
            var bytes = Base64.getDecoder().decode(written);
            if (Base64.getEncoder().encodeToString(bytes).equals(written)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below
        }
        throw new Malformed("not Base64, or not written with its padding");
    }
}
