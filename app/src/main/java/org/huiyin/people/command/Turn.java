package org.huiyin.people.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.OfficeTree;
import org.huiyin.people.store.CachedOffices;
import org.huiyin.people.store.OfficeStore;
import org.springframework.stereotype.Component;

/** A writer's turn: changes of offices and accounts happen one after another, each on the tree the one before it left. */
@Component
class Turn {
    private final OfficeStore store;
    private final CachedOffices cached;
    private final District district;
    private final Clock clock;

    Turn(OfficeStore store, CachedOffices cached, District district, Clock clock) {
        this.store = store;
        this.cached = cached;
        this.district = district;
        this.clock = clock;
    }

    /** Waits inside the transaction until earlier writers are done, and returns the tree they left. */
    OfficeTree take() {
        store.lock();
        cached.changed();
        return store.tree(today());
    }

    District district() {
        return district;
    }

    LocalDate today() {
        return district.today(clock);
    }

    Instant now() {
        return clock.instant();
    }
}
