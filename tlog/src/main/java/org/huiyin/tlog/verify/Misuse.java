package org.huiyin.tlog.verify;

import org.huiyin.tlog.verify.told.Finding;
import org.huiyin.tlog.verify.told.Level;

/** The command was not given as it must be; told with a hint at the usage. */
final class Misuse extends RuntimeException {
    private final transient Finding finding;

    /** @param facts name and value by turns */
    Misuse(String key, Object... facts) {
        super(key);
        finding = Finding.of(Level.MALFORMED, key, facts);
    }

    Finding finding() {
        return finding;
    }
}
