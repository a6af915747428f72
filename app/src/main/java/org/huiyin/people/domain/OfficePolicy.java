package org.huiyin.people.domain;

import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;

/** Who may do what with an office, and when an office may be moved or closed. */
public final class OfficePolicy {
    private OfficePolicy() {}

    /** Administrators, for their own office and those below; at the centre, for the district. */
    public static void administer(Member by, int office, Offices tree) {
        if (!by.is(Role.ADMINISTRATOR) || !tree.reaches(by.office(), office)) {
            throw Refusal.notPermitted("office.not-yours");
        }
    }

    /** Lists of what is administered: administrators, and the auditor who only looks. */
    public static void inspect(Member by) {
        if (!inspects(by)) {
            throw Refusal.notPermitted("administration.not-yours");
        }
    }

    /** The record of administration is one for the whole district, and read at its centre. */
    public static void readRecord(Member by, Offices tree) {
        if (!readsRecord(by, tree)) {
            throw Refusal.notPermitted("administration.not-yours");
        }
    }

    /** Whether the record of administration opens to this member, so that no page offers it to anyone else. */
    public static boolean readsRecord(Member by, Offices tree) {
        return inspects(by) && (by.office() == tree.centre().id() || by.office() == tree.district().id());
    }

    private static boolean inspects(Member by) {
        return by.is(Role.ADMINISTRATOR) || by.is(Role.AUDITOR);
    }

    /** Communities stand below a township; everything else below the district or the office it belongs to. */
    public static void place(Level level, @Nullable Office parent) {
        boolean fits = switch (level) {
            case DISTRICT -> parent == null;
            case TOWNSHIP, DEPARTMENT -> parent != null && parent.open() && parent.level() == Level.DISTRICT;
            case COMMUNITY -> parent != null && parent.open() && parent.level() == Level.TOWNSHIP;
            case BODY -> parent != null && parent.open() && parent.level() != Level.COMMUNITY;
        };
        if (!fits) {
            throw Refusal.invalid("office.wrong-superior", "parent");
        }
    }

    /** The district and its centre stay; any other closes once nothing stands below it, no one works there and it holds nothing. */
    public static void close(Office office, Offices tree, long accounts, long held) {
        if (!office.open()) {
            throw Refusal.notAllowed("office.closed-already");
        }
        if (office.id() == tree.district().id() || office.id() == tree.centre().id()) {
            throw Refusal.notAllowed("office.district-stays");
        }
        refuseWhile("office.has-offices-below", tree.children(office.id()).size());
        refuseWhile("office.holds-matters", held);
        refuseWhile("office.has-accounts", accounts);
    }

    /** Whoever carries on an office holds nothing that is about it. */
    public static void merge(long heldAboutIt) {
        refuseWhile("office.successor-holds-what-is-about-it", heldAboutIt);
    }

    private static void refuseWhile(String code, long count) {
        if (count > 0) {
            throw Refusal.of(Kind.NOT_ALLOWED, code, Map.of("count", count));
        }
    }
}
