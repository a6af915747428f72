package org.huiyin.people.command;

/** Where a sign-in has come to. */
public sealed interface SignInStep {
    /** Open: the session's token. */
    record Opened(String token) implements SignInStep {
        @Override
        public String toString() {
            return "Opened";
        }
    }

    /** Half open: the second factor is owed, and the token names this half-open door for a few minutes. */
    record FactorOwed(String token, boolean code, boolean passkey) implements SignInStep {
        @Override
        public String toString() {
            return "FactorOwed";
        }
    }
}
