package org.huiyin.appeals.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.appeals.domain.AppealEvent.AppealAccepted;
import org.huiyin.appeals.domain.AppealEvent.AppealArchived;
import org.huiyin.appeals.domain.AppealEvent.AppealDispatched;
import org.huiyin.appeals.domain.AppealEvent.AppealFollowedUp;
import org.huiyin.appeals.domain.AppealEvent.AppealNotAccepted;
import org.huiyin.appeals.domain.AppealEvent.AppealRegistered;
import org.huiyin.appeals.domain.AppealEvent.AppealReopened;
import org.huiyin.appeals.domain.AppealEvent.AppealReplied;
import org.huiyin.appeals.domain.AppealEvent.AppealSentAgain;
import org.huiyin.appeals.domain.AppealEvent.AppealWithdrawn;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.SpineEvent.CallMade;
import org.huiyin.matters.domain.SpineEvent.ExtensionDecided;
import org.huiyin.matters.domain.SpineEvent.Messaged;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.notify.Notice;
import org.huiyin.notify.Notices;
import org.huiyin.notify.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which events of an appeal its resident is told of, and which other systems may hear of. */
@Component
class AppealNotices implements Notices {
    private final History history;
    private final Categories categories;
    private final JsonMapper json;

    AppealNotices(History history, Categories categories, JsonMapper json) {
        this.history = history;
        this.categories = categories;
        this.json = json;
    }

    @Override
    public String kind() {
        return AppealLifecycle.KIND;
    }

    @Override
    public Optional<Notice> of(Matter<?> matter, Recorded event) {
        return event.event() == null ? spine(matter, event) : own(matter, event.event());
    }

    private static Optional<Notice> own(Matter<?> matter, Object event) {
        return Optional.ofNullable(switch (event) {
            case AppealRegistered _ -> matter.header().channel().equals(MailAppeals.CHANNEL) ? null : about("registered", matter); // the letter is answered
            case AppealReplied _ -> about("replied", matter);
            case AppealNotAccepted _ -> about("not-accepted", matter);
            case AppealReopened _, AppealSentAgain _ -> about("again", matter);
            case AppealFollowedUp(boolean reached, var _, var _, var _) -> reached ? null : about("call-missed", matter);
            default -> null;
        });
    }

    private static Optional<Notice> spine(Matter<?> matter, Recorded event) {
        return Optional.ofNullable(switch (event.spine()) {
            case Messaged(boolean fromResident, boolean question, short _) -> fromResident ? null : about(question ? "details-asked" : "message", matter);
            case ExtensionDecided(boolean granted, var _) -> granted ? about("extended", matter) : null;
            case CallMade(boolean reached, var _) -> reached ? null : about("call-missed", matter);
            case null, default -> null;
        });
    }

    private static Notice about(String template, Matter<?> matter) {
        return new Notice(template, due(matter));
    }

    /** The day an answer is due, of the clock that runs; the promise where none does. */
    private static @Nullable Instant due(Matter<?> matter) {
        return matter.header().due() == null ? matter.header().promise() : matter.header().due();
    }

    @Override
    public List<String> facts() {
        return List.of("registered", "accepted", "not-accepted", "dispatched", "extended", "replied", "again", "archived", "withdrawn");
    }

    @Override
    public Optional<String> fact(Matter<?> matter, Recorded event) {
        if (matter.header().is(Flag.REPORT)) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (event.event()) {
            case AppealRegistered _ -> "registered";
            case AppealAccepted _ -> "accepted";
            case AppealNotAccepted _ -> "not-accepted";
            case AppealDispatched _ -> "dispatched";
            case AppealReplied _ -> "replied";
            case AppealReopened _, AppealSentAgain _ -> "again";
            case AppealArchived _ -> "archived";
            case AppealWithdrawn _ -> "withdrawn";
            case null, default -> event.spine() instanceof ExtensionDecided(boolean granted, var _) && granted ? "extended" : null;
        });
    }

    @Override
    public Optional<Reach> reach(Matter<?> matter) {
        var key = matter.key();
        if (key == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(history.words(matter.id()).get(RegisterAppealHandler.IDENTITY))
                .map(sealed -> json.readValue(key.open(RegisterAppealHandler.IDENTITY, sealed), RegisterAppeal.Contact.class))
                .filter(contact -> !contact.anonymous())
                .map(contact -> new Reach(contact.phone(), contact.email(), Objects.requireNonNullElse(contact.language(), "zh")));
    }

    @Override
    public boolean isPublic(Header header) {
        return header.everyone() && !header.is(Flag.REPORT) && categories.find(header.category()).filter(Category::kept).isEmpty();
    }
}
