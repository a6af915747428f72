package org.huiyin.people.web;

import java.util.Base64;
import org.huiyin.kernel.Refusal;

/** Bytes in JSON, as WebAuthn writes them. */
final class Base64Url {
    private Base64Url() {}

    static String write(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] read(String text, String field) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("passkey.unfit", field);
        }
    }
}
