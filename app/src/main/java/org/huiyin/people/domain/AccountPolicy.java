package org.huiyin.people.domain;

import java.util.Map;
import java.util.Set;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;

/** Who may do what with an account, and when it may lose a role or be closed. */
public final class AccountPolicy {
    private static final Set<Role> OF_THE_DISTRICT = Set.of(Role.AGENT, Role.DISPATCHER, Role.AUDITOR);

    private AccountPolicy() {}

    /** Administrators, for accounts at their own office and those below. */
    public static void administer(Member by, int office, Offices tree) {
        if (!by.is(Role.ADMINISTRATOR) || !tree.reaches(by.office(), office)) {
            throw Refusal.notPermitted("account.not-yours");
        }
    }

    /** Leave is recorded by the person, the head of the office, or an administrator. */
    public static void recordLeave(Member by, Account of, Offices tree) {
        boolean own = by.id().equals(of.id());
        boolean head = by.is(Role.HEAD) && by.office() == of.office();
        if (!own && !head) {
            administer(by, of.office(), tree);
        }
    }

    /** The duty list of the district is kept by its administrators and dispatchers. */
    public static void keepDutyList(Member by, Offices tree) {
        if (!tree.isDistrictWide(by.office()) || !(by.is(Role.ADMINISTRATOR) || by.is(Role.DISPATCHER))) {
            throw Refusal.notPermitted("duty.not-yours");
        }
    }

    /** Agents, dispatchers and auditors work for the whole district, so they sit at its level. */
    public static void grant(Set<Role> roles, Office at) {
        if (roles.isEmpty()) {
            throw Refusal.invalid("account.no-role", "roles");
        }
        if (at.lane() < 3 && roles.stream().anyMatch(OF_THE_DISTRICT::contains)) {
            throw Refusal.invalid("account.role-of-the-district", "roles");
        }
    }

    /** A deputy is another open account of the same office, or of the one directly above. */
    public static void deputise(Account absent, Account deputy, Offices tree) {
        boolean near = absent.office() == deputy.office()
                || tree.superiorOf(absent.office()).filter(above -> above.id() == deputy.office()).isPresent();
        if (!near || deputy.closedAt() != null || absent.id().equals(deputy.id())) {
            throw Refusal.invalid("leave.unfit-deputy", "deputy");
        }
    }

    /** Nobody takes the administrator's role from themselves, and the district is never left without one. */
    public static void giveUpAdministration(Member by, Account of, long others) {
        if (by.id().equals(of.id())) {
            throw Refusal.notAllowed("account.own");
        }
        if (others == 0) {
            throw Refusal.notAllowed("account.last-administrator");
        }
    }

    /** A closed account stays as it was. */
    public static void change(Account account) {
        if (account.closedAt() != null) {
            throw Refusal.notAllowed("account.closed-already");
        }
    }

    /** Closed, or moved to another office: only once it holds nothing. */
    public static void letGo(Account account, long held) {
        change(account);
        if (held > 0) {
            throw Refusal.of(Kind.NOT_ALLOWED, "account.holds-matters", Map.of("count", held));
        }
    }
}
