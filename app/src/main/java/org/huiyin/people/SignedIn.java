package org.huiyin.people;

import java.util.UUID;

/**
 * A request that carries a living session.
 *
 * @param session names the session in the list of sessions; opens nothing
 * @param secondFactor whether the account has a second factor here
 * @param mustEnrolSecondFactor until then nothing but enrolling is open
 * @param mustChangePassword until then nothing but choosing a password is open
 * @param csrf what every command must repeat in its header; follows from the session's token
 */
public record SignedIn(
        Member member,
        UUID session,
        boolean secondFactor,
        boolean mustEnrolSecondFactor,
        boolean mustChangePassword,
        String csrf) {
    /** Whether anything besides getting ready is open. */
    public boolean isReady() {
        return !mustEnrolSecondFactor && !mustChangePassword;
    }
}
