package org.huiyin.notify.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Listener;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Letter;
import org.huiyin.notify.Notice;
import org.huiyin.notify.Notices;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.Reach;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.notify.store.WebhookStore.Webhook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Hears what happened to matters and queues what their residents and other systems are told of it. It sends nothing itself. */
@Component
class NoticeListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeListener.class);
    private static final Duration NEWS = Duration.ofDays(1); // what was recorded earlier nobody is told any more
    private final PostOffice post;
    private final Hooks hooks;
    private final Map<String, Notices> kinds;
    private final Reading reading;
    private final NotifySettings settings;
    private final Clock clock;

    /** What the listener reads a matter by. */
    @Component
    record Reading(Matters matters, History history, Vault vault, District district) {}

    NoticeListener(PostOffice post, Hooks hooks, List<Notices> kinds, Reading reading, NotifySettings settings, Clock clock) {
        this.post = post;
        this.hooks = hooks;
        this.kinds = kinds.stream().collect(Collectors.toMap(Notices::kind, Function.identity()));
        this.reading = reading;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void hear(List<Happened> happened) {
        boolean tells = post.ready(Channel.SMS) || post.ready(Channel.EMAIL);
        var told = hooks.all();
        if (!tells && told.isEmpty()) {
            return;
        }
        var events = reading.history.of(happened.stream().map(Happened::id).distinct().toList());
        for (var one : happened) {
            events.getOrDefault(one.id(), List.of()).stream().filter(event -> event.revision() == one.revision()).findFirst()
                    .filter(event -> event.recordedAt().isAfter(clock.instant().minus(NEWS)))
                    .ifPresent(event -> heard(one.id(), event, told));
        }
    }

    /** A matter that cannot be read or told of keeps nobody else waiting; a database that does not answer does. */
    private void heard(MatterId id, Recorded event, List<Webhook> told) {
        try {
            reading.matters.find(id).ifPresent(matter -> heard(matter, event, told));
        } catch (DataAccessException later) {
            throw later;
        } catch (Refusal | IllegalArgumentException unusable) {
            LOG.warn("nobody is told of event {} of matter {}: {}", event.kind(), id.number(reading.district.prefix()), unusable.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("nobody is told of event {} of matter {}, which does not open", event.kind(), id.number(reading.district.prefix()), broken);
        }
    }

    private void heard(Matter<?> matter, Recorded event, List<Webhook> told) {
        var kind = kinds.get(matter.header().kind());
        if (kind == null) {
            return;
        }
        var notice = kind.of(matter, event);
        if (notice.isPresent()) {
            kind.reach(matter).ifPresent(reach -> tell(matter, event, notice.get(), reach));
        }
        kind.fact(matter, event).ifPresent(fact -> hooks.tell(matter, event, fact, kind.isPublic(matter.header()), told));
    }

    private void tell(Matter<?> matter, Recorded event, Notice notice, Reach reach) {
        var addresses = new HashMap<Channel, String>();
        cleaned(Channel.SMS, reach.phone()).ifPresent(phone -> addresses.put(Channel.SMS, phone));
        cleaned(Channel.EMAIL, reach.email()).ifPresent(email -> addresses.put(Channel.EMAIL, email));
        addresses.forEach((channel, address) -> {
            var key = reading.vault.commandFor("letter/" + matter.id().district() + "/" + matter.id().value() + "/" + event.revision() + "/" + channel.code());
            post.send(key, new Letter(notice.template(), channel, address, reach.language(), values(matter, notice, reach.language()), null), matter);
        });
    }

    private Optional<String> cleaned(Channel channel, @Nullable String given) {
        return given == null || !post.ready(channel) ? Optional.empty() : Addresses.clean(channel, given);
    }

    private Map<String, String> values(Matter<?> matter, Notice notice, String language) {
        return Map.of("number", matter.id().number(reading.district.prefix()), "day", day(notice.day(), language, reading.district),
                "link", settings.receiptPage());
    }

    /** A day as a message names it. */
    static String day(@Nullable Instant at, String language, District district) {
        boolean english = language.equals("en");
        if (at == null) {
            return english ? "not yet known" : "待定";
        }
        var day = at.atZone(district.zone());
        return Objects.requireNonNull(day.format(english ? DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH) : DateTimeFormatter.ofPattern("M月d日", Locale.ROOT)));
    }
}
