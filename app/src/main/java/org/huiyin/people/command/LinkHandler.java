package org.huiyin.people.command;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.ProviderStore;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say which person of the identity provider an account belongs to. */
@Component
public class LinkHandler {
    private final ProviderStore links;
    private final Administered administered;
    private final SessionStore sessions;
    private final PeopleRecord record;
    private final ProviderSettings provider;
    private final Clock clock;

    LinkHandler(ProviderStore links, Administered administered, SessionStore sessions, PeopleRecord record, ProviderSettings provider, Clock clock) {
        this.links = links;
        this.administered = administered;
        this.sessions = sessions;
        this.record = record;
        this.provider = provider;
        this.clock = clock;
    }

    /** In place of the link there was; its sessions end. */
    @Transactional
    public void link(UUID account, String subject, Member by) {
        unlink(account, by);
        if (!links.link(account, provider.issuer(), subject, clock.instant())) {
            throw Refusal.invalid("provider.subject-taken", "subject");
        }
        record.add("AccountLinked", account, by.id(), Map.of());
    }

    @Transactional
    public void unlink(UUID account, Member by) {
        administered.byAnother(account, by);
        if (!provider.configured()) {
            throw Refusal.notAllowed("provider.off");
        }
        if (links.unlink(account, provider.issuer())) {
            sessions.endAll(account);
            record.add("AccountUnlinked", account, by.id(), Map.of());
        }
    }
}
