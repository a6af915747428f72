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

    /** Rules, seeds and how many were drawn: whoever watches over figures, so that an office can see how its rates came about. */
    public boolean maySee(Member member) {
        return mayList(member) || member.is(Role.SUPERVISOR) || member.is(Role.LEADER) || member.is(Role.HEAD) || member.is(Role.AUDITOR);
    }

    /** The numbers on a list, which tell what matters there are: whoever reaches the whole district, auditors among them. */
    public boolean mayList(Member member) {
        return offices.reaches(member.office(), offices.district().id());
    }
}
