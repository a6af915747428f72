package org.huiyin.triage.command;

import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.WhoTakes.Taker;
import org.huiyin.triage.store.SuggestionStore.Decision;
import org.jspecify.annotations.Nullable;

/** Which community and township a place is, and whether whoever took an appeal took it for that. */
record Places(Offices offices) {
    Taker taker(Decision one, @Nullable Integer place) {
        if (place != null && one.office() == place && community(place) != null) {
            return new Taker.Community();
        }
        var township = township(place);
        return township != null && one.office() == township ? new Taker.Township() : new Taker.Always(one.office());
    }

    @Nullable Integer community(@Nullable Integer place) {
        return at(place, Office.Level.COMMUNITY);
    }

    @Nullable Integer township(@Nullable Integer place) {
        var here = at(place, Office.Level.TOWNSHIP);
        return place == null || here != null ? here : offices.superiorOf(place).filter(above -> above.level() == Office.Level.TOWNSHIP).map(Office::id).orElse(null);
    }

    private @Nullable Integer at(@Nullable Integer place, Office.Level level) {
        return place == null ? null : offices.find(place).filter(office -> office.level() == level && office.open()).map(Office::id).orElse(null);
    }
}
