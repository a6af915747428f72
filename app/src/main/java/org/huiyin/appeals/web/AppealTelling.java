package org.huiyin.appeals.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.*;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.web.Opened;
import org.huiyin.matters.web.Telling;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the events of an appeal in plain words, and what an appeal's page has beyond the spine's. */
@Component
class AppealTelling implements Telling, CategoryNames {
    private final Categories categories;
    private final Offices offices;
    private final Reasons reasons;
    private final Attachments attachments;
    private final Opened opened;
    private final JsonMapper json;

    AppealTelling(Categories categories, Offices offices, Reasons reasons, Attachments attachments, Opened opened, JsonMapper json) {
        this.opened = opened;
        this.json = json;
        this.attachments = attachments;
        this.categories = categories;
        this.offices = offices;
        this.reasons = reasons;
    }

    /**
     * A reply as both sides see it.
     *
     * @param released what of it everybody may read
     */
    record ReplyView(Instant at, @Nullable OfficeRef office, @Nullable Outcome outcome, @Nullable Wording outcomeName, @Nullable String text, @Nullable String own,
            @Nullable String released, @Nullable Wording reasonName, List<Attachments.Listed> attachments) {}

    /** The resident's own verdict. */
    record RatingView(Instant at, Verdict solved, Verdict satisfied) {}

    /** Whom it is about. */
    record AboutView(@Schema(allowableValues = {"office", "firm"}) String kind, @Nullable OfficeRef office, @Nullable String name) {}

    /** Why it was not accepted, and where to go instead. */
    record NotAcceptedView(Wording reason, String whereToGo) {}

    /** The point that was put on the map, as it was sent, in degrees of WGS84. */
    record PointView(double lat, double lng) {}

    /** What an appeal's page has beyond the spine's. */
    record AppealPart(@Nullable String text, @Nullable String address, @Nullable PointView position, @Nullable AboutView about, @Nullable ReplyView reply, List<ReplyView> replies,
            @Nullable ContactView contact, @Nullable RatingView rating, @Nullable NotAcceptedView notAccepted,
            List<Attachments.Listed> attachments) {}

    @Override
    public String kind() {
        return AppealLifecycle.KIND;
    }

    @Override
    public List<String> all() {
        return categories.all().stream().map(one -> one.code()).toList();
    }

    @Override
    public List<String> within(String category) {
        return categories.within(category);
    }

    @Override
    public @Nullable String above(String category) {
        return categories.find(category).map(Category::parent).orElse(null);
    }

    @Override
    public List<String> named(String words) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        return categories.all().stream().filter(one -> one.name().zh().contains(sought) || one.name().en().toLowerCase(Locale.ROOT).contains(sought))
                .map(Category::code).toList();
    }

    @Override
    public @Nullable Wording apply(String category) {
        return categories.name(category);
    }

    @Override
    public Told tell(Object event, Wording by) {
        return switch ((AppealEvent) event) {
            case AppealRegistered _ -> Told.open("收到诉求，已登记编号", "Received and given a number");
            case AppealImported(short _, Short number, var answered, var _, var _, boolean _, boolean _) -> (answered == null
                    ? Told.open("以前收到的诉求，从名单带入", "Received before, and brought in from a list")
                    : Told.open("以前收到并答复过的诉求，从名单带入", "Received and answered before, and brought in from a list")).saying(number).inside();
            case AppealAccepted _ -> Told.open("已受理", "Accepted");
            case AppealNotAccepted(String reason, short no) ->
                Told.open("这件事不归本区办，可以去的地方写在下面", "Not for this district; where to go is below").because(reason).saying(no);
            case AppealDispatched _ -> Told.open("快处中心看过了", "The centre has looked at it").inside();
            case AppealReclassified _ -> Told.open("类别改得更准了", "The category was put right");
            case AppealReplied replied -> Told.open(by.zh() + "答复：" + replied.outcome().wording().zh(),
                    by.en() + " answered: " + replied.outcome().wording().en()).because(replied.reason()).saying(replied.words());
            case AppealFollowedUp(boolean reached, var _, var _, Short no) -> reached
                    ? Told.open("回访过了", "The call-back was made").saying(no)
                    : Told.open("回访没有联系上", "The call-back reached nobody").saying(no);
            case AppealSentAgain(Short no) -> Told.open("回访说没有解决，退给承办单位再办", "Not solved: back to the office").saying(no);
            case AppealRated(var _, var _, Short no) -> Told.open("居民作了评价", "The resident gave a verdict").saying(no);
            case AppealReopened(short no) -> Told.open("居民要求重办", "The resident reopened it").saying(no);
            case AppealArchived _ -> Told.open("已归档", "Archived");
            case AppealWithdrawn(Short no) -> Told.open("居民撤回了诉求", "Withdrawn by the resident").saying(no);
            case AppealSetAside(String reason) -> Told.open("按“不是诉求”关闭，会有第二个人复核", "Closed as not an appeal; a second person will look").because(reason);
            case SetAsideReviewed(boolean upheld) -> upheld
                    ? Told.open("复核：确实不是诉求", "Reviewed: not an appeal")
                    : Told.open("复核：是诉求，重新派单，期限从收到那天算", "Reviewed: it is an appeal; the date still counts from receipt");
            case UnableReviewed(boolean out) -> out
                    ? Told.open("复核：确实不在这个单位职权内", "Reviewed: outside the office's power")
                    : Told.open("复核：在职权内", "Reviewed: within the office's power");
            case AppealSampled(int sample, boolean drawn) -> drawn
                    ? Told.open("第 " + sample + " 次抽样回访抽中了这件", "Drawn in sample " + sample + ": a call-back will be made").inside()
                    : Told.open("第 " + sample + " 次抽样回访没有抽中这件", "Not drawn in sample " + sample + ": no call-back is made").inside();
        };
    }

    @Override
    public Class<?> part() {
        return AppealPart.class;
    }

    @Override
    public AppealPart page(Matter<?> matter, List<Recorded> events, Map<Short, String> words) {
        boolean reads = words.containsKey(RegisterAppealHandler.TEXT);
        var files = matter.key() == null || !reads ? List.<Attachments.Listed>of() : attachments.of(matter.id(), matter.key());
        var replies = replies(events, words, files.stream().filter(file -> file.use().equals("reply")).toList());
        return new AppealPart(words.get(RegisterAppealHandler.TEXT), words.get(RegisterAppealHandler.ADDRESS), reads ? position(matter, events) : null, about(matter, words),
                replies.isEmpty() ? null : replies.getLast(), replies.isEmpty() ? List.of() : replies.subList(0, replies.size() - 1),
                reads ? contact(matter) : null, rating(events), notAccepted(events, words),
                files.stream().filter(file -> !file.use().equals("reply")).toList());
    }

    /** Whether the resident can be reached, never how: that opens for a purpose alone. The name only with consent for this matter. */
    record ContactView(boolean hasPhone, boolean hasEmail, boolean hasName, boolean mayBeNamed, boolean anonymous, String letter,
            @Nullable String name) {}

    private ContactView contact(Matter<?> matter) {
        return opened.identity(matter)
                .map(words -> json.readValue(words, RegisterAppeal.Contact.class))
                .map(c -> new ContactView(Entry.says(c.phone()), Entry.says(c.email()), Entry.says(c.name()), c.mayBeNamed(), false, "甲",
                        c.mayBeNamed() ? c.name() : null))
                .orElse(new ContactView(false, false, false, false, true, "甲", null));
    }

    /** Of what was brought in from elsewhere the words have other numbers, and no point is among them. */
    private @Nullable PointView position(Matter<?> matter, List<Recorded> events) {
        return events.stream().anyMatch(one -> one.event() instanceof AppealImported) ? null : opened.exactly(matter, RegisterAppealHandler.POSITION).map(Position::of).map(at -> new PointView(at.lat(), at.lng())).orElse(null);
    }

    private @Nullable AboutView about(Matter<?> matter, Map<Short, String> words) {
        var office = matter.header().about();
        if (office != null) {
            return new AboutView("office", OfficeRef.of(offices.byId(office)), null);
        }
        var firm = words.get(RegisterAppealHandler.FIRM);
        return firm == null ? null : new AboutView("firm", null, firm);
    }

    private List<ReplyView> replies(List<Recorded> events, Map<Short, String> words, List<Attachments.Listed> files) {
        var replies = new ArrayList<ReplyView>();
        for (var event : events) {
            if (event.event() instanceof AppealImported(short _, var _, Instant at, Short reply, Outcome outcome, boolean _, boolean _) && at != null) {
                replies.add(new ReplyView(at, null, outcome, outcome == null ? null : outcome.wording(), words.get(reply), null, null, null, List.of()));
            }
            if (event.event() instanceof AppealReplied replied) {
                replies.add(new ReplyView(event.occurredAt(), event.office() == null ? null : OfficeRef.of(offices.byId(event.office())),
                        replied.outcome(), replied.outcome().wording(), words.get(replied.words()),
                        replied.own() == null ? null : words.get(replied.own()), replied.released() == null ? null : words.get(replied.released()),
                        replied.reason() == null ? null : reasons.name(replied.reason()), files));
            }
        }
        return replies;
    }

    private @Nullable NotAcceptedView notAccepted(List<Recorded> events, Map<Short, String> words) {
        for (var event : events) {
            if (event.event() instanceof AppealNotAccepted(String reason, short no)) {
                return new NotAcceptedView(reasons.name(reason), words.getOrDefault(no, ""));
            }
        }
        return null;
    }

    private static @Nullable RatingView rating(List<Recorded> events) {
        RatingView last = null;
        for (var event : events) {
            if (event.event() instanceof AppealRated rated) {
                last = new RatingView(event.occurredAt(), rated.solved(), rated.satisfied());
            }
        }
        return last;
    }
}
