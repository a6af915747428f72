package org.huiyin.triage.domain;

import java.util.Set;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;

/**
 * Which matters make the topics a member sees: those the member may know, at the member's own office and below. Never what is complained
 * about these or about one above, never a report, and nothing about staff. Pure.
 */
public final class TopicPolicy {
    /** Taken back, or none of ours. */
    private static final Set<String> OVER = Set.of("withdrawn", "set-aside", "not-accepted");
    private final Offices offices;
    private final MatterPolicy matters;

    public TopicPolicy(Offices offices) {
        this.offices = offices;
        this.matters = new MatterPolicy(offices);
    }

    public boolean counts(Member member, Header header) {
        return isOfATopic(header) && offices.reaches(member.office(), header.office()) && !isComplainedOf(member.office(), header)
                && matters.mayKnow(member, header, Custody.at(header.office()));
    }

    /** Whether one may join the other: like goes with like, and only the centre merges from one office into another. */
    public boolean mayBecomeOne(Member member, Header one, Header lead) {
        return java.util.Objects.equals(one.about(), lead.about()) && (matters.dispatches(member) || one.office() == lead.office());
    }

    /** Whether the member merges it. */
    public boolean merges(Member member, Header header) {
        return matters.dispatches(member) || matters.holds(member, Custody.at(header.office()));
    }

    private static boolean isOfATopic(Header header) {
        return header.category() != null && !header.is(Flag.REPORT) && !header.is(Flag.ABOUT_STAFF) && !header.is(Flag.NOT_INHERITED) && !OVER.contains(header.state());
    }

    private boolean isComplainedOf(int office, Header header) {
        return header.about() != null && offices.answersFor(office).contains(header.about());
    }
}
