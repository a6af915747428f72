package org.huiyin.appeals.domain;

import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;

/** Who fixes rules and draws samples, and who sees them. */
public final class SamplePolicy {
    private final Offices offices;

    public SamplePolicy(Offices offices) {
        this.offices = offices;
    }

    /** A supervisor of the centre: whoever answers appeals does not choose whom to ask about them. */
    public boolean mayDraw(Member member) {
        return member.is(Role.SUPERVISOR) && member.office() == offices.centre().id();
    }

    /** Rules, seeds and lists of numbers are open to all staff of the centre and of the district, and to auditors, who draw again. */
    public boolean maySee(Member member) {
        return offices.reaches(member.office(), offices.district().id()) || member.is(Role.AUDITOR);
    }
}
