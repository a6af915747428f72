package org.huiyin.appeals.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.appeals.domain.AppealEvent.*;
import org.huiyin.figures.Told;
import org.huiyin.insight.Published;
import org.huiyin.insight.Published.Update;
import org.huiyin.insight.Publishing;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.domain.SpineEvent.Erased;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may read of an appeal whose resident chose so: only when its category is known and is none of those that are kept, and
 * it is no report and says nothing about a member of staff. Neither what was taken back nor what turned out to be no appeal.
 */
public final class AppealPublication implements Publishing {
    /** The number of the sealed words that hold where it is. */
    public static final short POSITION = 3;
    private static final Map<String, Wording> STATES = Map.of("registered", new Wording("已登记", "Registered"), "accepted",
            new Wording("已受理", "Accepted"), "dispatched", new Wording("在办", "In hand"), "not-accepted", new Wording("不归本区办", "Not for this district"),
            "replied", new Wording("已答复", "Answered"), "archived", new Wording("已归档", "Archived"));
    private final Categories categories;

    public AppealPublication(Categories categories) {
        this.categories = categories;
    }

    @Override
    public String kind() {
        return AppealLifecycle.KIND;
    }

    @Override
    public List<String> kept() {
        return categories.all().stream().filter(Category::kept).map(Category::code).toList();
    }

    @Override
    public Wording named(String state) {
        return Objects.requireNonNull(STATES.get(state));
    }

    @Override
    public Optional<Published> of(Header header, List<Told> history) {
        boolean kept = categories.find(header.category()).map(Category::kept).orElse(true);
        boolean gone = List.of("withdrawn", "set-aside").contains(header.state())
                || history.stream().anyMatch(told -> told.spine() instanceof Erased);
        if (kept || gone || header.is(Header.Flag.REPORT) || header.is(Header.Flag.ABOUT_STAFF)) {
            return Optional.empty();
        }
        var updates = new ArrayList<Update>();
        for (var told : history) {
            var update = told.event() instanceof AppealEvent event ? update(told, event) : null;
            if (update != null) {
                updates.add(update);
            }
        }
        return updates.isEmpty() ? Optional.empty() : Optional.of(new Published(POSITION, updates));
    }

    private static @Nullable Update update(Told told, AppealEvent event) {
        return switch (event) {
            case AppealRegistered _ -> open(told, "registered");
            case AppealAccepted _ -> open(told, "accepted");
            case AppealDispatched _, AppealSentAgain _, AppealReopened _ -> open(told, "dispatched");
            case AppealNotAccepted _ -> closed(told, "not-accepted", null);
            case AppealReplied replied -> closed(told, "replied", replied.released());
            case AppealArchived _ -> closed(told, "archived", null);
            case SetAsideReviewed(boolean upheld) -> upheld ? null : open(told, "registered");
            case AppealImported _, AppealReclassified _, AppealFollowedUp _, AppealRated _, AppealWithdrawn _, AppealSetAside _, UnableReviewed _,
                    AppealSampled _ -> null;
        };
    }

    private static Update open(Told told, String state) {
        return new Update(told.revision(), told.at(), state, true, null);
    }

    private static Update closed(Told told, String state, @Nullable Short words) {
        return new Update(told.revision(), told.at(), state, false, words);
    }
}
