package org.huiyin.triage.command;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huiyin.appeals.domain.AppealEvent.AppealReplied;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Listener;
import org.huiyin.matters.Matters;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.triage.domain.Hint;
import org.huiyin.triage.domain.ReplyCheck;
import org.huiyin.triage.store.QualityStore;
import org.huiyin.triage.store.QualityStore.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Counts the hints of each reply that was sent, by office, category and month, and forgets whose and of which matter it was. Each event is
 * heard once and what is counted commits with the reader's position, so that nothing needs to be kept to count it once.
 */
@Component
class QualityKeeper implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(QualityKeeper.class);
    private final QualityStore store;
    private final History history;
    private final Matters matters;
    private final ReplyCheck check;
    private final District district;

    QualityKeeper(QualityStore store, History history, Matters matters, ReplyCheck check, District district) {
        this.store = store;
        this.history = history;
        this.matters = matters;
        this.check = check;
        this.district = district;
    }

    @Override
    public void hear(List<Happened> happened) {
        var replies = store.named(happened, AppealReplied.class.getSimpleName());
        if (replies.isEmpty()) {
            return;
        }
        var counts = new HashMap<Key, Integer>();
        var events = history.of(replies.stream().map(Happened::id).distinct().toList());
        for (var reply : replies) {
            try {
                codes(reply, events.getOrDefault(reply.id(), List.of())).forEach(key -> counts.merge(key, 1, Integer::sum));
            } catch (DataAccessException later) {
                throw later;
            } catch (RuntimeException broken) {
                LOG.error("a reply of matter {} of district {} cannot be read and is not counted", reply.id().value(), reply.id().district(), broken);
            }
        }
        store.add(district.id(), counts);
    }

    /** None of a copy in a group, since the reply was written once, and none whose words are erased. */
    private Set<Key> codes(Happened reply, List<Recorded> events) {
        var matter = matters.get(reply.id());
        var event = events.stream().filter(one -> one.revision() == reply.revision()).findFirst().orElseThrow();
        if (matter.custody().lead() != null || matter.key() == null || event.office() == null || !(event.event() instanceof AppealReplied replied)) {
            return Set.of();
        }
        var words = opened(reply.id(), matter.key());
        var before = events.stream().filter(one -> one.revision() < reply.revision()).toList();
        var month = LocalDate.ofInstant(replied.at(), district.zone()).withDayOfMonth(1);
        var header = matter.header();
        var keys = new HashSet<Key>();
        var category = Objects.requireNonNullElse(header.category(), "");
        keys.add(new Key(month, event.office(), category, QualityStore.REPLIES));
        for (Hint hint : check.hints(Asked.of(header.title(), before, words), words.getOrDefault(replied.words(), ""))) {
            keys.add(new Key(month, event.office(), category, hint.code()));
            keys.add(new Key(month, event.office(), category, hint.part()));
        }
        return keys;
    }

    private Map<Short, String> opened(MatterId id, org.huiyin.matters.vault.MatterKey key) {
        var words = new HashMap<Short, String>();
        history.words(id).forEach((no, sealed) -> words.put(no, key.open(no, sealed)));
        return words;
    }
}
