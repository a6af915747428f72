package org.huiyin.insight.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.figures.Told;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.Published;
import org.huiyin.insight.Published.Update;
import org.huiyin.insight.Publishing;
import org.huiyin.insight.store.PublicStore;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Destroying;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Header;
import org.huiyin.matters.Listener;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps what everybody may see: works out anew what is published of each matter something happened to. Hearing an event twice
 * changes nothing; what is erased goes with its key.
 */
@Component
public class PublicKeeper implements Listener, Destroying {
    private static final Logger LOG = LoggerFactory.getLogger(PublicKeeper.class);
    private final Map<String, Publishing> kinds;
    private final MatterList list;
    private final History history;
    private final Matters matters;
    private final Offices offices;
    private final PublicStore store;

    PublicKeeper(List<Publishing> kinds, MatterList list, History history, Matters matters, Offices offices, PublicStore store) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Publishing::kind, Function.identity()));
        this.list = list;
        this.history = history;
        this.matters = matters;
        this.offices = offices;
        this.store = store;
    }

    @Override
    public void hear(List<Happened> happened) {
        var ids = happened.stream().map(Happened::id).distinct().toList();
        var chosen = ids.stream().collect(Collectors.groupingBy(MatterId::district)).entrySet().stream()
                .flatMap(of -> list.byIds(of.getKey(), of.getValue().stream().map(MatterId::value).toList()).stream())
                .filter(header -> header.everyone() && kinds.containsKey(header.kind())).toList();
        var events = chosen.isEmpty() ? Map.<MatterId, List<Recorded>>of() : history.of(chosen.stream().map(Header::id).toList());
        var published = new ArrayList<PublicMatter>();
        var updates = new ArrayList<PublicMatter.Update>();
        for (var header : chosen) {
            workedOut(header, events.getOrDefault(header.id(), List.of())).ifPresent(whole -> {
                published.add(whole.matter);
                updates.addAll(whole.updates);
            });
        }
        store.replace(ids, published, updates);
    }

    private record Whole(PublicMatter matter, List<PublicMatter.Update> updates) {}

    /** A matter that cannot be read is withdrawn and keeps no other waiting; a database that does not answer does. */
    private Optional<Whole> workedOut(Header header, List<Recorded> events) {
        try {
            return published(header, events).map(what -> {
                var opened = opened(header.id(), what);
                return new Whole(matter(header, what, opened), what.updates().stream().map(update -> new PublicMatter.Update(header.id(), update.revision(),
                        update.at(), update.state(), update.open(), opened.notes(update))).toList());
            });
        } catch (DataAccessException later) {
            throw later;
        } catch (RuntimeException broken) {
            LOG.error("matter {} of district {} cannot be read and is public no longer", header.id().value(), header.id().district(), broken);
            return Optional.empty();
        }
    }

    @Override
    public void destroy(MatterId id) {
        store.withdraw(List.of(id));
    }

    private Optional<Published> published(Header header, List<Recorded> events) {
        var told = events.stream().map(Told::of).toList();
        var kind = kinds.get(header.kind());
        return kind == null ? Optional.empty() : kind.of(header, told);
    }

    /** The few sealed words that are published, opened. */
    private record Opened(@Nullable MatterKey key, Map<Short, byte[]> sealed) {
        @Nullable String words(@Nullable Short no) {
            var found = no == null ? null : sealed.get(no);
            return key == null || no == null || found == null ? null : key.open(no, found);
        }

        @Nullable String notes(Update update) {
            var words = words(update.words());
            return words == null ? null : Masking.mask(words);
        }
    }

    private Opened opened(MatterId id, Published what) {
        if (what.position() == null && what.updates().stream().allMatch(update -> update.words() == null)) {
            return new Opened(null, Map.of());
        }
        return new Opened(matters.get(id).key(), history.words(id));
    }

    private PublicMatter matter(Header header, Published what, Opened opened) {
        var last = what.last();
        var position = opened.words(what.position());
        var notes = what.updates().stream().filter(update -> update.words() != null).reduce((_, later) -> later).map(opened::notes).orElse(null);
        return new PublicMatter(header.id(), header.kind(), header.title(), header.category() == null ? "" : header.category(), header.type(),
                header.channel(), header.place(), township(header.place()), header.office(), last.state(), header.receivedAt(), last.at(),
                last.open() ? null : closedAt(what.updates()), header.promise(), header.groupSize(), header.lead(),
                position == null ? null : Position.of(position).coarse(), notes);
    }

    /** When the answer was given after which nothing was owed any more. */
    private static java.time.Instant closedAt(List<Update> updates) {
        var closed = updates.getLast();
        for (var update : updates.reversed()) {
            if (update.open()) {
                break;
            }
            closed = update;
        }
        return closed.at();
    }

    private @Nullable Integer township(@Nullable Integer place) {
        for (var at = place == null ? null : offices.byId(place); at != null; at = at.parent() == null ? null : offices.byId(at.parent())) {
            if (at.level() == Office.Level.TOWNSHIP) {
                return at.id();
            }
        }
        return null;
    }
}
