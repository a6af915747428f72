package org.huiyin.client;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff signs in with.
 *
 * @param typed a code typed for this once
 * @param secret what codes are worked out from; in the files of a first start alone
 */
record Account(String name, String password, String role, String office, @Nullable String typed, @Nullable String secret) {
    private static final int STEP_SECONDS = 30;

    /** The accounts a first start wrote down: account, password, role, office, its name, secret, apart by tabs. */
    static List<Account> written(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("\t") && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Account(cells[0], cells[1], cells[2], cells[3], null, cells.length > 5 ? cells[5] : null))
                .toList();
    }

    /** What the authenticator shows at that moment. */
    @Nullable String code(Instant moment) {
        if (secret == null) {
            return typed;
        }
        try {
            return new DefaultCodeGenerator().generate(secret, moment.getEpochSecond() / STEP_SECONDS);
        } catch (CodeGenerationException unreadable) {
            throw new Refused("The secret of " + name + " is not one an authenticator knows.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
