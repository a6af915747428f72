package org.huiyin.people;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.people.command.FoundAccounts;
import org.huiyin.people.command.FoundDuty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a district without accounts its first ones; passwords are printed once and written where only the owner reads. */
@Component
public final class FoundingAccounts {
    /**
     * An account and what it signs in with.
     *
     * @param secret the TOTP secret; only administrators have one
     */
    public record Founded(
            String account, String password, Role role, String officeCode, String officeName, @Nullable String secret) {
        /** As a line of the file: fields apart by tabs. */
        public String line() {
            var fields = String.join("\t", account, password, role.code(), officeCode, officeName);
            return secret == null ? fields : fields + "\t" + secret;
        }
    }

    private final FoundAccounts accounts;
    private final FoundDuty duty;

    FoundingAccounts(FoundAccounts accounts, FoundDuty duty) {
        this.accounts = accounts;
        this.duty = duty;
    }

    /** Every role at the centre, a head and a handler at every office: {@code <data>/demo-accounts.txt}. Empty when there are accounts. */
    public List<Founded> demonstration(Path data, PrintStream out) {
        return accounts.demonstration(data, out);
    }

    /** Somebody for nights and rest days. */
    public void onDuty() {
        duty.found();
    }

    /** One administrator for a district that enters its own people: {@code <data>/first-account.txt}. Empty when there are accounts. */
    public List<Founded> administrator(Path data, PrintStream out) {
        return accounts.administrator(data, out);
    }
}
