package org.huiyin.figures.domain;

import java.util.List;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;

/** Who sees which figures: each office its own and those of the offices below; the centre the whole district's. */
public final class FiguresPolicy {
    private final Offices offices;

    public FiguresPolicy(Offices offices) {
        this.offices = offices;
    }

    public boolean maySee(Member member, int office) {
        return offices.reaches(member.office(), office);
    }

    /** Where the member's ledger begins. */
    public Office top(Member member) {
        var district = offices.district();
        return maySee(member, district.id()) ? district : offices.byId(member.office());
    }

    /** The member's office, those above it and what was merged into them: reports about these stay unknown behind every figure. */
    public List<Integer> hidden(Member member) {
        return offices.answersFor(member.office());
    }

    public Sums.Standing standing(Office office) {
        int district = offices.district().id();
        if (office.id() == district) {
            return Sums.Standing.DISTRICT;
        }
        return offices.superiorOf(office.id()).filter(above -> above.id() == district).isPresent() ? Sums.Standing.UNIT : Sums.Standing.BELOW;
    }
}
