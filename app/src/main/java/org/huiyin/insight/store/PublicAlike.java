package org.huiyin.insight.store;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.insight.PublicMatter;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Destroying;
import org.huiyin.matters.domain.Likeness;
import org.huiyin.matters.domain.OpenTexts.Alike;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.domain.OpenTexts.Text;
import org.huiyin.matters.store.LikeIndex;
import org.huiyin.matters.store.LikeIndex.Held;
import org.huiyin.matters.store.Similar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Public matters that wait for an answer and whose title is like what somebody writes. It knows titles, categories and places as they are
 * published and nothing else: were what residents wrote compared, whoever guesses their words would see the guess confirmed.
 */
@Component
public class PublicAlike implements Destroying {
    private static final int LOOKED_AT = 32;
    private static final int NEWEST = 200;
    private static final String WAITING = " from public_matter p where p.district = ? and p.closed_at is null and p.lead is null";
    private static final String NEWEST_FIRST = " order by p.received_at desc, p.matter_id desc";
    private final JdbcTemplate jdbc;
    private final short district;
    private final LikeIndex index;

    PublicAlike(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district.id();
        this.index = new LikeIndex(new Waiting(), Likeness.OF_TITLES);
    }

    /** A public matter, and how it is alike. */
    public record Found(PublicMatter matter, Alike alike) {}

    /** What is public and waits is read anew, whatever was kept in memory. */
    public List<Found> to(Asked asked, List<String> kept, int limit) {
        var likely = index.likely(asked, null, LOOKED_AT);
        if (likely.isEmpty()) {
            return List.of();
        }
        record Read(PublicMatter matter, Text text) {}
        var read = jdbc.query("select " + PublicStore.MATTER + ", p.words::text" + WAITING + " and p.matter_id = any(?) and p.category <> all(?)",
                (row, _) -> new Read(PublicStore.matter(row), Similar.text(row, 2, 10, 8, 21)), district, likely.toArray(Long[]::new), kept.toArray(String[]::new));
        return index.reading(known -> read.stream().flatMap(one -> {
            var alike = known.judge(asked, one.text, one.matter.category());
            return alike == null ? Stream.<Found>of() : Stream.of(new Found(one.matter, alike));
        }).sorted(Comparator.comparingDouble((Found one) -> one.alike.rank()).reversed()).limit(limit).toList());
    }

    @Override
    public void destroy(MatterId id) {
        index.forget(id.value());
    }

    @EventListener(ContextClosedEvent.class)
    void leave() {
        index.close();
    }

    private final class Waiting implements LikeIndex.Source {
        @Override
        public List<Held> all() {
            return jdbc.query("select p.matter_id" + WAITING + NEWEST_FIRST, (row, _) -> new Held(row.getLong(1), 0), district);
        }

        @Override
        public List<Held> fresh(@Nullable List<Integer> within) {
            return jdbc.query("select p.matter_id" + WAITING + NEWEST_FIRST + " limit ?", (row, _) -> new Held(row.getLong(1), 0), district, NEWEST);
        }

        @Override
        public List<Text> texts(List<Long> ids) {
            return jdbc.query("select p.matter_id, 0, p.place, p.words::text" + WAITING + " and p.matter_id = any(?)",
                    (row, _) -> Similar.text(row, 1, 2, 3, 4), district, ids.toArray(Long[]::new));
        }
    }
}
