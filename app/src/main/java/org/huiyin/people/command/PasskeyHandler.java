package org.huiyin.people.command;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Role;
import org.huiyin.people.SignedIn;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.domain.Passkey;
import org.huiyin.people.domain.Site;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PasskeyStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and removes one's own passkeys. */
@Component
public class PasskeyHandler {
    private static final int MOST = 10;

    /** What a device needs to make one: what to sign, how, for whom, and which it has made already. */
    public record Invitation(byte[] challenge, List<Long> algorithms, UUID account, String login, List<Passkey> known) {}

    private final CredentialStore credentials;
    private final PasskeyStore passkeys;
    private final PasskeyCheck check;
    private final Reproof reproof;
    private final FactorChange change;
    private final Clock clock;

    PasskeyHandler(CredentialStore credentials, PasskeyStore passkeys, PasskeyCheck check, Reproof reproof, FactorChange change, Clock clock) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.check = check;
        this.reproof = reproof;
        this.change = change;
        this.clock = clock;
    }

    /** Whether to add one asks again who it is. */
    public boolean asks(SignedIn by) {
        return reproof.isPossible(of(by));
    }

    /** A living session alone must not add one, the first as little as another: it may have been left open. */
    public Invitation invite(SignedIn by, Proof proof) {
        var account = of(by);
        if (reproof.isPossible(account)) {
            reproof.ask(account, proof);
        }
        var known = passkeys.of(account.account());
        if (known.size() >= MOST) {
            throw Refusal.notAllowed("passkey.too-many");
        }
        var challenge = PasskeyCheck.draw();
        passkeys.begin(account.account(), challenge);
        var algorithms = PasskeyCheck.ALGORITHMS.stream().map(algorithm -> algorithm.getValue()).toList();
        return new Invitation(challenge, algorithms, account.account(), account.login(), known);
    }

    /** Returns codes on paper when this is the first factor; none else: those that were given still serve. */
    public List<String> add(SignedIn by, PasskeyMade made, Site site) {
        var challenge = passkeys.take(by.member().id()).orElseThrow(() -> Refusal.notAllowed("passkey.none-invited"));
        var enrolled = check.enrolled(made, site, challenge);
        return change.add(by, new Passkey(UUID.randomUUID(), made.name(), enrolled.credentialId(), enrolled.attested(), enrolled.counter(),
                made.transports(), clock.instant(), null, null));
    }

    /** The last factor of somebody who must have one stays. */
    @Transactional
    public void remove(SignedIn by, UUID id) {
        var account = of(by);
        var held = passkeys.hold(account.account());
        boolean last = account.secondFactor() == null && held.size() == 1;
        if (held.stream().noneMatch(passkey -> passkey.id().equals(id))) {
            throw Refusal.notFound("passkey.unknown");
        }
        if (last && by.member().is(Role.ADMINISTRATOR)) {
            throw Refusal.notAllowed("passkey.last");
        }
        passkeys.remove(account.account(), id);
        change.gone(by, "AccountPasskeyRemoved", last);
    }

    /** Asked before a removal, outside its transaction: a wrong answer counts although the removal is refused. */
    public void prove(SignedIn by, Proof proof) {
        reproof.ask(of(by), proof);
    }

    private Credentials of(SignedIn by) {
        return credentials.of(by.member().id()).orElseThrow(Refusal::notSignedIn);
    }
}
