package org.huiyin.people.command;

import org.jspecify.annotations.Nullable;

/** A name, a password, and a code where the account has a second factor. */
public record SignIn(String login, String password, @Nullable String code, String agent) {
    @Override
    public String toString() {
        return "SignIn";
    }
}
