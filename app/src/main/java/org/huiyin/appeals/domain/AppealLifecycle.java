package org.huiyin.appeals.domain;

import java.util.Set;
import org.huiyin.appeals.domain.AppealEvent.*;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.HolderClocks;
import org.jspecify.annotations.Nullable;

/** The only place that says which step of an appeal may follow which, and where each leads. Plugs into the spine. */
public final class AppealLifecycle implements Lifecycle<AppealState, AppealEvent> {
    public static final String KIND = "appeal";
    /** The resident's time to come back; when it ends the appeal is archived. */
    public static final String REOPEN = "reopen";
    public static final String REOPENED = "reopened";
    public static final String AGAIN = "again";
    public static final String FOLLOW_UP = "followup";
    public static final HolderClocks CLOCKS = new HolderClocks("appeal.signfor", "appeal.support", "appeal.callout",
            Set.of(ClockChange.PROMISE, REOPENED, AGAIN));

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<AppealState> states() {
        return AppealState.class;
    }

    @Override
    public Class<AppealEvent> events() {
        return AppealEvent.class;
    }

    @Override
    public AppealState after(@Nullable AppealState before, AppealEvent event) {
        return switch (event) { // no default: a new event does not compile until it is placed here
            case AppealRegistered _ -> new Registered();
            case AppealImported imported -> imported(imported);
            case AppealAccepted _ -> new Accepted();
            case AppealNotAccepted(String reason, short _) -> new NotAccepted(reason);
            case AppealDispatched _ -> new InHand(Course.FIRST);
            case AppealReclassified _, AppealRated _, UnableReviewed _, AppealSampled _ -> known(before);
            case AppealReplied replied -> new Replied(replied.outcome(), replied.at(), course(known(before)));
            case AppealFollowedUp(boolean reached, Verdict solved, Verdict _, Short _) -> followedUp(known(before), reached, solved);
            case AppealSentAgain _ -> new InHand(new Course(course(known(before)).reopened(), true));
            case AppealReopened _ -> new InHand(new Course(true, course(known(before)).again()));
            case AppealArchived _ -> archived(known(before));
            case AppealWithdrawn _ -> new Withdrawn();
            case AppealSetAside(String reason) -> new SetAside(reason, false);
            case SetAsideReviewed(boolean upheld) -> upheld ? new SetAside(((SetAside) known(before)).reason(), true) : new Registered();
        };
    }

    /** The clock that says by when it must be sent to an office. */
    public static String dispatchClock(boolean urgent) {
        return urgent ? "appeal.dispatch.urgent" : "appeal.dispatch";
    }

    public static AppealAccepted accept(AppealState now) {
        return switch (now) { // list what is allowed, never what is not
            case Registered _ -> new AppealAccepted();
            case Accepted _, InHand _, Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ ->
                throw Refusal.notAllowed("appeal.accept", now);
        };
    }

    /** Also for what was accepted but turns out to belong elsewhere, as long as no office holds it. */
    public static AppealNotAccepted notAccept(AppealState now, String reason, short words) {
        waiting(now, "appeal.not-accept");
        return new AppealNotAccepted(reason, words);
    }

    /** Dispatching accepts what was not accepted before. */
    public static AppealDispatched dispatch(AppealState now) {
        waiting(now, "appeal.dispatch");
        return new AppealDispatched();
    }

    public static AppealSetAside setAside(AppealState now, String reason) {
        waiting(now, "appeal.set-aside");
        return new AppealSetAside(reason);
    }

    public static SetAsideReviewed reviewSetAside(AppealState now, boolean upheld) {
        return switch (now) {
            case SetAside(String _, boolean reviewed) when !reviewed -> new SetAsideReviewed(upheld);
            case SetAside _, Registered _, Accepted _, InHand _, Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _ ->
                throw Refusal.notAllowed("appeal.review-set-aside", now);
        };
    }

    /** The holder must have signed; the caller checks custody. */
    public static void mayBeWorkedOn(AppealState now, String code) {
        switch (now) {
            case InHand _ -> {}
            case Registered _, Accepted _, Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ ->
                throw Refusal.notAllowed(code, now);
        }
    }

    public static void mayBeFollowedUp(AppealState now) {
        switch (now) {
            case Replied _ -> {}
            case Registered _, Accepted _, InHand _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ ->
                throw Refusal.notAllowed("appeal.follow-up", now);
        }
    }

    /** Whether "not solved" may go back to the office: once, apart from the resident's own reopening. */
    public static boolean mayBeSentAgain(AppealState now) {
        return now instanceof Replied replied && !replied.course().again();
    }

    public static AppealReopened reopen(AppealState now, short words) {
        return switch (now) {
            case Replied(Outcome _, var _, Course course) when !course.reopened() -> new AppealReopened(words);
            case FollowedUp(Outcome _, var _, Course course, boolean _, Verdict _) when !course.reopened() -> new AppealReopened(words);
            case Replied _, FollowedUp _, Registered _, Accepted _, InHand _, Archived _, Withdrawn _, NotAccepted _, SetAside _ ->
                throw Refusal.notAllowed("appeal.reopen", now);
        };
    }

    public static AppealRated rate(AppealState now, Verdict solved, Verdict satisfied, @Nullable Short words) {
        return switch (now) {
            case Replied _, FollowedUp _, Archived _ -> new AppealRated(solved, satisfied, words);
            case Registered _, Accepted _, InHand _, Withdrawn _, NotAccepted _, SetAside _ -> throw Refusal.notAllowed("appeal.rate", now);
        };
    }

    public static AppealWithdrawn withdraw(AppealState now, @Nullable Short words) {
        return switch (now) {
            case Registered _, Accepted _, InHand _ -> new AppealWithdrawn(words);
            case Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ ->
                throw Refusal.notAllowed("appeal.withdraw", now);
        };
    }

    private static void waiting(AppealState now, String code) {
        switch (now) {
            case Registered _, Accepted _ -> {}
            case InHand _, Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ -> throw Refusal.notAllowed(code, now);
        }
    }

    private static AppealState imported(AppealImported imported) {
        if (imported.closed()) {
            return new Archived(imported.outcome(), Course.FIRST);
        }
        return imported.held() ? new InHand(Course.FIRST) : new Registered();
    }

    private static AppealState known(@Nullable AppealState before) {
        if (before == null) {
            throw new IllegalStateException("only a registration comes first");
        }
        return before;
    }

    public static Course course(AppealState now) {
        return switch (now) {
            case InHand(Course course) -> course;
            case Replied replied -> replied.course();
            case FollowedUp followed -> followed.course();
            case Archived archived -> archived.course();
            case Registered _, Accepted _, Withdrawn _, NotAccepted _, SetAside _ -> Course.FIRST;
        };
    }

    private static AppealState followedUp(AppealState before, boolean reached, @Nullable Verdict solved) {
        return before instanceof Replied(Outcome outcome, var at, Course course)
                ? new FollowedUp(outcome, at, course, reached, solved)
                : before;
    }

    private static AppealState archived(AppealState before) {
        return switch (before) {
            case Replied(Outcome outcome, var _, Course course) -> new Archived(outcome, course);
            case FollowedUp(Outcome outcome, var _, Course course, boolean _, Verdict _) -> new Archived(outcome, course);
            case Registered _, Accepted _, InHand _, Archived _, Withdrawn _, NotAccepted _, SetAside _ -> before;
        };
    }

    @Override
    public String code(AppealState state, Custody custody) {
        return AppealCodes.of(state, custody.signed());
    }

    @Override
    public Wording name(String stateCode) {
        return AppealCodes.name(stateCode);
    }

    @Override
    public boolean owed(AppealState state) {
        return switch (state) {
            case Registered _, Accepted _, InHand _ -> true;
            case Replied _, FollowedUp _, Archived _, Withdrawn _, NotAccepted _, SetAside _ -> false;
        };
    }

    @Override
    public boolean worked(AppealState state) {
        return state instanceof InHand;
    }

    @Override
    public boolean open(AppealState state) {
        return switch (state) {
            case Registered _, Accepted _, InHand _, Replied _, FollowedUp _ -> true;
            case Archived _, Withdrawn _, NotAccepted _, SetAside _ -> false;
        };
    }

    @Override
    public HolderClocks holderClocks() {
        return CLOCKS;
    }

    @Override
    public String promise(String type) {
        return AppealType.of(type).promise();
    }

    @Override
    public boolean reminds(String slot) {
        return !slot.equals(REOPEN);
    }

    @Override
    public @Nullable Entry<AppealEvent> ranOut(Matter<AppealState> matter, String slot) {
        var clock = matter.custody().clock(REOPEN);
        if (!slot.equals(REOPEN) || clock == null) {
            return null;
        }
        var entry = Entry.<AppealEvent>of(new AppealArchived()).clock(ClockChange.settle(REOPEN, clock.due().at())).occurred(clock.due().at());
        return matter.custody().clock(FOLLOW_UP) == null ? entry : entry.clock(ClockChange.withdraw(FOLLOW_UP, clock.due().at()));
    }
}
