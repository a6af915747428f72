package org.huiyin.matters.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.SpineEvent.*;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.web.MatterPages.*;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;

/** What happens beside the holder: supporting offices, supervision, call-outs, the extension, told from the history. */
record Besides(Offices offices, List<Recorded> events, Map<Short, String> words, List<ClockView> clocks) {
    private static final Wording ASKED = new Wording("上级督办", "Supervision from above");
    private static final Wording LATE = new Wording("超过期限", "Past the limit");

    List<SupportView> supports() {
        var all = new LinkedHashMap<Integer, SupportView>();
        for (var event : events) {
            if (event.spine() instanceof SupportAsked(int office, short no)) {
                all.put(office, new SupportView(ref(office), event.occurredAt(), words.get(no), null, null, clock("support:" + office)));
            }
            if (event.spine() instanceof SupportHandedOver(int from, int to) && all.containsKey(from)) {
                var asked = java.util.Objects.requireNonNull(all.remove(from));
                all.put(to, new SupportView(ref(to), asked.askedAt(), asked.question(), null, null, clock("support:" + to)));
            }
            if (event.spine() instanceof SupportAnswered(int office, short no)) {
                all.computeIfPresent(office, (_, asked) -> new SupportView(asked.office(), asked.askedAt(), asked.question(),
                        event.occurredAt(), words.get(no), asked.clock()));
            }
        }
        return List.copyOf(all.values());
    }

    List<SupervisorView> supervisors() {
        var all = new LinkedHashMap<Integer, SupervisorView>();
        for (var event : events) {
            if (event.spine() instanceof Supervised(int office, String _, Short _)) {
                all.putIfAbsent(office, new SupervisorView(ref(office), event.occurredAt(), ASKED));
            }
            if (event.spine() instanceof ClockEscalated(String _, int office)) {
                all.putIfAbsent(office, new SupervisorView(ref(office), event.occurredAt(), LATE));
            }
        }
        return List.copyOf(all.values());
    }

    List<CallOutView> callOuts() {
        var all = new ArrayList<CallOutView>();
        for (var event : events) {
            if (event.spine() instanceof CalledOut(int no, int _, List<Integer> summoned, Instant at, short why)) {
                all.add(new CallOutView(Integer.toString(no), at, words.getOrDefault(why, ""),
                        summoned.stream().map(office -> new ArrivalView(ref(office), arrived(no, office))).toList(), outcome(no)));
            }
        }
        return all;
    }

    @Nullable ExtensionView extension() {
        ExtensionView now = null;
        for (var event : events) {
            if (event.spine() instanceof ExtensionAsked(String reason, short no)) {
                now = new ExtensionView(event.occurredAt(), words.getOrDefault(no, reason), "asked");
            }
            if (event.spine() instanceof ExtensionDecided(boolean granted, Short _) && now != null) {
                now = new ExtensionView(now.askedAt(), now.reason(), granted ? "granted" : "refused");
            }
        }
        return now;
    }

    private @Nullable Instant arrived(int callOut, int summoned) {
        for (var event : events) {
            if (event.spine() instanceof Arrived(int no, int office, Instant at) && no == callOut && office == summoned) {
                return at;
            }
        }
        return null;
    }

    private @Nullable String outcome(int callOut) {
        for (var event : events) {
            if (event.spine() instanceof CallOutClosed(int no, short said) && no == callOut) {
                return words.get(said);
            }
        }
        return null;
    }

    private @Nullable ClockView clock(String slot) {
        return clocks.stream().filter(clock -> clock.slot().equals(slot)).findFirst().orElse(null);
    }

    private OfficeRef ref(int office) {
        return OfficeRef.of(offices.byId(office));
    }
}
