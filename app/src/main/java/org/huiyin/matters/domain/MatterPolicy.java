package org.huiyin.matters.domain;

import java.util.List;
import java.util.Objects;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;

/** Who may do what with a matter. Pure: the member, the header, custody and the tree of offices decide. */
public final class MatterPolicy {
    private final Offices offices;

    public MatterPolicy(Offices offices) {
        this.offices = offices;
    }

    /** Takes steps for the office that holds it. */
    public boolean holds(Member member, Custody custody) {
        return member.office() == custody.office() && (works(member) || member.is(Role.DISPATCHER));
    }

    public boolean works(Member member) {
        return member.is(Role.HANDLER) || member.is(Role.HEAD);
    }

    /** Dispatches for the district. */
    public boolean dispatches(Member member) {
        return member.is(Role.DISPATCHER) && member.office() == offices.centre().id();
    }

    /** Telephones residents for the offices of the district. */
    public boolean telephones(Member member) {
        return (member.is(Role.AGENT) || member.is(Role.DISPATCHER)) && member.office() == offices.centre().id();
    }

    /** An office that was asked to help and has not answered, or was summoned. */
    public boolean supports(Member member, Custody custody) {
        return works(member) && custody.supportedBy(member.office());
    }

    public boolean summoned(Member member, Custody custody) {
        return works(member) && custody.callOuts().stream().anyMatch(c -> !c.closed() && c.offices().contains(member.office()));
    }

    /** Sees figures and supervises, from above; contents stay closed. */
    public boolean supervises(Member member, Header header) {
        return (member.is(Role.SUPERVISOR) || member.is(Role.LEADER) || member.is(Role.HEAD))
                && member.office() != header.office()
                && !header.is(Header.Flag.NOT_INHERITED)
                && offices.reaches(member.office(), header.office());
    }

    /**
     * Whether the matter exists for the member at all. A report stays unknown to the office it is about and to those below;
     * everything else shows its header where the member holds, helps, supervises or keeps the books.
     */
    public boolean mayKnow(Member member, Header header, Custody custody) {
        if (hiddenFrom(member.office(), header)) {
            return false;
        }
        return member.office() == header.office()
                || custody.supports().stream().anyMatch(s -> s.office() == member.office())
                || custody.callOuts().stream().anyMatch(c -> c.offices().contains(member.office()))
                || custody.supervisors().contains(member.office())
                || supervises(member, header)
                || atCentre(member) && !header.is(Header.Flag.NOT_INHERITED)
                || member.is(Role.AUDITOR) && offices.reaches(member.office(), header.office());
    }

    /** The office that held it just before: it knows that the matter exists, and nothing of what became of it. */
    public boolean handedOn(Member member, Header header, Custody custody) {
        return Objects.equals(custody.previous(), member.office()) && !hiddenFrom(member.office(), header);
    }

    /** A report is never shown to the office it is about, nor to one below it. */
    public boolean hiddenFrom(int office, Header header) {
        return header.is(Header.Flag.REPORT) && isAbout(office, header);
    }

    /** About the office, one above it, or one that was merged into any of these. */
    private boolean isAbout(int office, Header header) {
        return header.about() != null && offices.answersFor(office).contains(header.about());
    }

    /** Contents (text, photos, messages) open by custody; the office complained of reads only what the lead releases. */
    public boolean mayReadContents(Member member, Header header, Custody custody) {
        if (isAbout(member.office(), header)) {
            return false;
        }
        return holds(member, custody)
                || works(member) && custody.supports().stream().anyMatch(s -> s.office() == member.office())
                || atCentre(member) && (member.is(Role.DISPATCHER) || member.is(Role.AGENT));
    }

    /** Identity and contact open to whoever answers for the matter, for a stated purpose. */
    public boolean mayReadIdentity(Member member, Header header, Custody custody) {
        return mayReadContents(member, header, custody) && (holds(member, custody) || atCentre(member));
    }

    private boolean atCentre(Member member) {
        return member.office() == offices.centre().id()
                && (member.is(Role.DISPATCHER) || member.is(Role.AGENT) || member.is(Role.SUPERVISOR) || member.is(Role.LEADER)
                        || member.is(Role.HEAD) || member.is(Role.ADMINISTRATOR));
    }

    /** Refuses custody for the office complained of and for those below it: its superior leads. */
    public void mustBeAbleToHold(Header header, int to) {
        var office = offices.find(to).filter(Office::open).orElseThrow(() -> Refusal.invalid("office.unknown", "office"));
        if (office.level() == Office.Level.DISTRICT) {
            throw Refusal.invalid("office.holds-nothing", "office");
        }
        if (isAbout(to, header)) {
            throw Refusal.invalid(header.is(Header.Flag.REPORT) ? "custody.report-about-office" : "custody.complaint-about-office", "office");
        }
    }

    /** A report is not even shown for help to the office it is about. */
    public void mustBeAbleToHelp(Header header, int to) {
        if (offices.find(to).filter(Office::open).isEmpty()) {
            throw Refusal.invalid("office.unknown", "office");
        }
        if (hiddenFrom(to, header)) {
            throw Refusal.invalid("custody.report-about-office", "office");
        }
    }

    /** Offices directly below; from the centre, every office that can hold a matter. */
    public List<Office> below(int office) {
        return office == offices.centre().id()
                ? offices.open().stream().filter(o -> o.level() != Office.Level.DISTRICT && o.id() != office).toList()
                : offices.children(office);
    }

    /** Whether that office is among {@link #below}. */
    public boolean isBelow(int to, int office) {
        return office == offices.centre().id()
                ? to != office && offices.find(to).filter(o -> o.open() && o.level() != Office.Level.DISTRICT).isPresent()
                : offices.children(office).stream().anyMatch(o -> o.id() == to);
    }

    /** Where a referral goes: the superior, and from the top of the tree the centre. */
    public int above(int office) {
        return offices.superiorOf(office)
                .filter(o -> o.level() != Office.Level.DISTRICT)
                .map(Office::id)
                .orElse(offices.centre().id());
    }
}
