package org.huiyin.residents.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The receipt codes an account gathers, the newest first; written out they are of one length, however many there are. */
public record Receipts(List<String> codes) {
    public static final int MOST = 100;
    private static final int LENGTH = 8192;

    public Receipts {
        codes = List.copyOf(codes);
    }

    public static Receipts none() {
        return new Receipts(List.of());
    }

    public boolean isFull() {
        return codes.size() >= MOST;
    }

    public Receipts with(String code) {
        if (codes.contains(code)) {
            return this;
        }
        var more = new ArrayList<>(List.of(code));
        more.addAll(codes);
        return new Receipts(more);
    }

    public Receipts without(List<String> gone) {
        return new Receipts(codes.stream().filter(code -> !gone.contains(code)).toList());
    }

    public byte[] written() {
        return Arrays.copyOf(String.join("\n", codes).getBytes(StandardCharsets.US_ASCII), LENGTH);
    }

    public static Receipts read(byte[] written) {
        var text = new String(written, StandardCharsets.US_ASCII).replace("\0", "");
        return text.isEmpty() ? none() : new Receipts(List.of(text.split("\n")));
    }
}
