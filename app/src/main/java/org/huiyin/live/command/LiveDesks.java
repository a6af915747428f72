package org.huiyin.live.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.huiyin.kernel.Refusal;
import org.huiyin.live.command.LiveStream.Told;
import org.huiyin.live.command.LiveStream.Word;
import org.huiyin.live.domain.Change;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Sessions;
import org.huiyin.people.SignedIn;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The desks that are open on this server, and who of them hears of which change. */
@Component
public class LiveDesks {
    public static final int MOST_OF_ONE_ACCOUNT = 8;
    private static final int MOST = 4000;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final Sessions sessions;
    private final Matters matters;
    private final Numbers numbers;
    private final MatterPolicy policy;
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean leaving;

    LiveDesks(Sessions sessions, Matters matters, Numbers numbers, Offices offices) {
        this.sessions = sessions;
        this.matters = matters;
        this.numbers = numbers;
        this.policy = new MatterPolicy(offices);
    }

    /** That a page was left shows only when something is written to it; until then it would hold the place of the one that is open now. */
    public LiveStream open(SignedIn who) {
        makeRoom(who);
        if (streams.size() >= MOST) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "live.too-many", Map.of("retryAfterSeconds", 60));
        }
        var stream = new LiveStream(this, who, turns.incrementAndGet());
        streams.add(stream);
        if (leaving) {
            stream.end();
        }
        return stream;
    }

    /** The oldest gives way, of the same session before another device's. */
    private void makeRoom(SignedIn who) {
        var own = streams.stream().filter(stream -> stream.member().id().equals(who.member().id()))
                .sorted(Comparator.comparing((LiveStream stream) -> !stream.session().equals(who.session())).thenComparing(LiveStream::turn)).toList();
        own.subList(0, Math.max(0, own.size() + 1 - MOST_OF_ONE_ACCOUNT)).forEach(LiveStream::giveWay);
    }

    /** How many are open on this server. */
    public int count() {
        return streams.size();
    }

    void forget(LiveStream stream) {
        streams.remove(stream);
    }

    /** Tells each desk what it may know of; whoever signed out or lost the right in the meantime hears nothing. */
    void tell(List<Change> changes) {
        var heard = List.copyOf(streams);
        if (heard.isEmpty()) {
            return;
        }
        var known = changes.stream().map(this::known).flatMap(Optional::stream).toList();
        var present = present(heard);
        for (var stream : heard) {
            var member = present.get(stream.session());
            if (member != null) {
                var told = known.stream().filter(one -> concerns(member, one)).map(this::told).toList();
                if (!told.isEmpty()) {
                    stream.say(Word.changed(told));
                }
            }
        }
    }

    /** Something may have been missed, or there was too much to say. */
    void tellToLookAgain() {
        streams.forEach(stream -> stream.say(Word.ALL));
    }

    /** Keeps the lines open through whatever stands between, and ends those whose session is over. */
    @Scheduled(fixedDelayString = "${huiyin.live-beat:15s}")
    public void beat() {
        var heard = List.copyOf(streams);
        if (!heard.isEmpty()) {
            var present = present(heard);
            heard.stream().filter(stream -> present.containsKey(stream.session())).forEach(stream -> stream.say(Word.BEAT));
        }
    }

    /** Before the server waits for the requests it still has: these would never end. */
    @EventListener(ContextClosedEvent.class)
    @Order(0)
    void leave() {
        leaving = true;
        streams.forEach(LiveStream::end);
    }

    private Map<UUID, Member> present(List<LiveStream> heard) {
        var present = sessions.living(heard.stream().map(LiveStream::session).collect(Collectors.toSet()));
        heard.stream().filter(stream -> !present.containsKey(stream.session())).forEach(LiveStream::end);
        return present;
    }

    private record Known(Change change, Matter<?> matter) {}

    private Optional<Known> known(Change change) {
        return matters.find(change.id()).map(matter -> new Known(change, matter));
    }

    /** The office that handed it on learns that it has gone, and nothing of what becomes of it. */
    private boolean concerns(Member member, Known one) {
        var header = one.matter.header();
        var custody = one.matter.custody();
        return policy.mayKnow(member, header, custody) || one.change.moved() && policy.handedOn(member, header, custody);
    }

    private Told told(Known one) {
        return new Told(numbers.number(one.change.id()), one.change.revision());
    }
}
