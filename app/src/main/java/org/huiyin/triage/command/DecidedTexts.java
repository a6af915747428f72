package org.huiyin.triage.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What appeals say, for the sorter: numbers of persons masked, nothing of who sent it. A report teaches nothing, an erased appeal is silent. */
@Component
class DecidedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(DecidedTexts.class);
    private final Matters matters;
    private final History history;

    DecidedTexts(Matters matters, History history) {
        this.matters = matters;
        this.history = history;
    }

    /** What it says and which place it is about. */
    record Text(String words, @Nullable Integer place) {}

    Map<MatterId, Text> of(List<MatterId> ids) {
        var texts = new HashMap<MatterId, Text>();
        history.of(ids).forEach((id, events) -> {
            try {
                matters.find(id).filter(matter -> !matter.header().is(Flag.REPORT)).ifPresent(matter -> {
                    var said = said(matter, events);
                    if (!said.isBlank()) {
                        texts.put(id, new Text(said, matter.header().place()));
                    }
                });
            } catch (DataAccessException later) {
                throw later;
            } catch (RuntimeException broken) {
                LOG.error("matter {} cannot be read and teaches nothing", id.value(), broken);
            }
        });
        return texts;
    }

    /** Blank when nothing was said, or the key is destroyed. */
    String said(Matter<?> matter, List<Recorded> events) {
        var key = matter.key();
        if (key == null) {
            return "";
        }
        var words = new HashMap<Short, String>();
        var sealed = history.words(matter.id());
        for (var no : Asked.first(events)) {
            var one = sealed.get(no);
            if (one != null) {
                words.put(no, Masking.mask(key.open(no, one)));
            }
        }
        return String.join("\n", words.values());
    }
}
