package org.huiyin.people.command;

import org.jspecify.annotations.Nullable;

/** What someone already signed in shows again before a factor changes: the password, or a code of the factor that stands. */
public record Proof(@Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
        return "Proof";
    }
}
