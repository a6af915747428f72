package org.huiyin.figures.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.figures.Counting;
import org.huiyin.figures.Told;
import org.huiyin.figures.domain.Changes;
import org.huiyin.figures.domain.SpineCounts;
import org.huiyin.figures.store.CountedStore.Row;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.store.MatterList;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Component;

/** What counts of matters, worked out from their histories alone. */
@Component
class Counts {
    /** Raised whenever what counts is defined otherwise. */
    private static final int VERSION = 4;

    /** A matter's kind and the rows it comes to. */
    record Of(String kind, List<Row> rows) {}

    private final MatterList list;
    private final History history;
    private final Codec codec;
    private final Offices offices;
    private final District district;
    private final Map<String, Counting> kinds;
    private final Map<String, List<String>> open;

    Counts(MatterList list, History history, Codec codec, Offices offices, District district, List<Counting> kinds) {
        this.list = list;
        this.history = history;
        this.codec = codec;
        this.offices = offices;
        this.district = district;
        this.kinds = kinds.stream().collect(Collectors.toMap(Counting::kind, Function.identity()));
        this.open = kinds.stream().collect(Collectors.toMap(Counting::kind, kind -> kind.open().stream().sorted().toList()));
    }

    /** Changes of the totals, of none yet. */
    Changes changes() {
        return new Changes(district.zone(), open);
    }

    /** By what figures are counted: the definitions, and which categories everybody may read of. */
    int definition() {
        return new TreeMap<>(open).toString().hashCode() * 31 + VERSION;
    }

    Map<MatterId, Of> of(List<MatterId> ids) {
        var events = history.of(ids);
        var counts = new HashMap<MatterId, Of>();
        ids.stream().collect(Collectors.groupingBy(MatterId::district)).forEach((of, some) ->
                list.byIds(of, some.stream().map(MatterId::value).toList()).stream().filter(header -> events.containsKey(header.id()))
                        .forEach(header -> counts.put(header.id(), count(header, Objects.requireNonNull(events.get(header.id()))))));
        return counts;
    }

    private <S, E> Of count(Header header, List<Recorded> events) {
        Lifecycle<S, E> kind = codec.kind(header.kind());
        var told = events.stream().map(Told::of).toList();
        int first = first(told, header.office());
        var counted = new ArrayList<>(SpineCounts.of(kind, told, first, this::unit));
        var own = kinds.get(header.kind());
        if (own != null) {
            counted.addAll(own.of(told, first));
        }
        var category = Objects.requireNonNullElse(header.category(), "");
        return new Of(header.kind(), counted.stream().map(one -> new Row(one, category)).toList());
    }

    /** Whoever took it in: the office the first move came from, or the holder when it never moved. */
    private static int first(List<Told> events, int holder) {
        for (var event : events) {
            if (event.spine() instanceof CustodyMoved moved) {
                return moved.from() == null ? holder : moved.from();
            }
        }
        return holder;
    }

    /** The office directly below the district that an office belonged to on that day. */
    private int unit(int office, Instant at) {
        var day = at.atZone(district.zone()).toLocalDate();
        int root = offices.district().id();
        Office now = offices.asOf(office, day);
        while (now.parent() != null && now.parent() != root) {
            now = offices.asOf(now.parent(), day);
        }
        return now.id();
    }
}
