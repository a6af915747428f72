package org.huiyin.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The staff accounts of the district. */
public interface Accounts {

    /** Also a closed account: old history names it. */
    Optional<Member> byId(UUID account);

    /** Whoever stands in while the account is on leave that day; empty while it is not. */
    Optional<Member> deputyOf(UUID account, Instant at);

    /**
     * Whom an urgent matter or an escalation at district level reaches at that moment: those on the duty list in this
     * role, a deputy in place of one on leave; when the list is empty, every holder of the role at the centre or the
     * district, so that nothing falls between two shifts.
     */
    List<Member> onDuty(Role role, Instant at);

    /** The open accounts holding a role at exactly this office. */
    List<Member> holdersOf(Role role, int office);
}
