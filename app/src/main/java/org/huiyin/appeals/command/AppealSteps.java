package org.huiyin.appeals.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Steps;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.domain.StepForm.Field;
import org.huiyin.matters.domain.StepForm.Input;
import org.huiyin.matters.domain.StepForm.Option;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;

/** The steps of an appeal a member may take now, with their forms. */
@Component
class AppealSteps implements Steps<AppealState> {
    private static final List<Option> OUTCOMES =
            Arrays.stream(Outcome.values()).map(o -> new Option(o.code(), o.wording())).toList();
    private static final List<Option> TYPES = List.of(
            new Option(AppealType.INQUIRY.code(), new Wording("咨询", "Question")),
            new Option(AppealType.HELP.code(), new Wording("求助、建议", "Help or suggestion")),
            new Option(AppealType.COMPLAINT.code(), new Wording("投诉、举报", "Complaint or report")));
    private static final List<Option> VERDICTS = List.of(
            new Option(Verdict.YES.code(), new Wording("是", "Yes")),
            new Option(Verdict.PARTLY.code(), new Wording("一部分", "Partly")),
            new Option(Verdict.NO.code(), new Wording("没有", "No")));
    private final Reasons reasons;
    private final District district;
    private final MatterPolicy policy;

    AppealSteps(Reasons reasons, Offices offices, District district) {
        this.district = district;
        this.reasons = reasons;
        this.policy = new MatterPolicy(offices);
    }

    @Override
    public String kind() {
        return AppealLifecycle.KIND;
    }

    @Override
    public List<SecondPerson> secondPersons() {
        return List.of(new SecondPerson("review-not-an-appeal", "AppealSetAside", "set-aside.second-person"),
                new SecondPerson("review-unable", "AppealReplied", "reply.second-person"));
    }

    @Override
    public List<StepForm> available(Member member, Matter<AppealState> appeal) {
        var steps = new ArrayList<StepForm>();
        if (PromiseHandler.mayBePromised(appeal) && promises(member, appeal)) {
            steps.add(StepForm.of("promise", "promise", Field.choice("type", true, TYPES).filled(appeal.header().type())).first());
        }
        switch (appeal.state()) {
            case Registered _, Accepted _ -> waiting(steps, member, appeal);
            case InHand _ -> inHand(steps, member, appeal);
            case Replied _ -> {
                if (member.is(Role.AGENT) && policy.mayReadContents(member, appeal.header(), appeal.custody())) {
                    steps.add(followUp());
                }
                unable(steps, member, appeal);
            }
            case SetAside(String _, boolean reviewed) -> {
                if (!reviewed && member.is(Role.SUPERVISOR) && policy.mayKnow(member, appeal.header(), appeal.custody())) {
                    steps.add(StepForm.of("review-not-an-appeal", "set-aside-review", Field.of("upheld", Input.BOOLEAN, true)).first());
                }
            }
            case FollowedUp _, Archived _ -> unable(steps, member, appeal);
            case Withdrawn _, NotAccepted _ -> {}
        }
        return steps;
    }

    /** The centre for every office; the head for what the office holds. */
    private boolean promises(Member member, Matter<AppealState> appeal) {
        return policy.dispatches(member) || member.is(Role.HEAD) && policy.mayReadContents(member, appeal.header(), appeal.custody());
    }

    private void waiting(List<StepForm> steps, Member member, Matter<AppealState> appeal) {
        if (!policy.dispatches(member) || !policy.holds(member, appeal.custody())) {
            return;
        }
        var header = appeal.header();
        steps.add(StepForm.of("dispatch", "dispatch", Field.office("office", true, null),
                Field.of("category", Input.CATEGORY, true).filled(header.category()),
                Field.choice("type", true, TYPES).filled(header.type()), Field.line("title", true).filled(header.title()),
                Field.of("urgent", Input.BOOLEAN, false).filled(header.is(Flag.URGENT)), Field.text("words", false)).first());
        if (appeal.state() instanceof Registered) {
            steps.add(StepForm.of("accept", "acceptance"));
        }
        steps.add(StepForm.of("not-accept", "non-acceptance", Field.choice("reason", true, reasons.options("not-accepted")),
                Field.text("words", true)));
        steps.add(StepForm.of("not-an-appeal", "set-aside", Field.choice("reason", true, reasons.options("not-an-appeal"))));
        merge(steps, appeal);
    }

    private void inHand(List<StepForm> steps, Member member, Matter<AppealState> appeal) {
        boolean holds = policy.holds(member, appeal.custody());
        boolean mayMerge = holds || policy.dispatches(member);
        if (appeal.custody().lead() != null) {
            if (mayMerge) {
                steps.add(StepForm.of("unmerge", "group-exit"));
            }
            return;
        }
        if (holds && appeal.custody().signed()) {
            steps.add(reply(appeal));
        }
        if (mayMerge) {
            merge(steps, appeal);
            steps.add(StepForm.of("reclassify", "classification", Field.of("category", Input.CATEGORY, true).filled(appeal.header().category()),
                    Field.choice("type", true, TYPES).filled(appeal.header().type())));
        }
    }

    /** The lead of a group may add a paragraph for a single member. */
    private StepForm reply(Matter<AppealState> appeal) {
        var fields = new ArrayList<>(List.of(Field.choice("outcome", true, OUTCOMES), Field.text("text", true),
                Field.text("proof", false).when("outcome", Outcome.SOLVED.code()),
                Field.choice("reason", true, reasons.options("unable")).when("outcome", Outcome.UNABLE.code()), Field.of("files", Input.FILES, false)));
        var members = appeal.custody().members();
        if (appeal.header().everyone() || !members.isEmpty()) {
            fields.add(Field.text("released", false));
        }
        if (!members.isEmpty()) {
            fields.add(Field.paragraphs("own", members.stream()
                    .map(member -> new MatterId(appeal.id().district(), member.id()).number(district.prefix()))
                    .map(number -> new Option(number, new Wording(number, number))).toList()));
        }
        return StepForm.of("reply", "reply", fields.toArray(Field[]::new)).first();
    }

    private static void merge(List<StepForm> steps, Matter<AppealState> appeal) {
        if (appeal.custody().lead() == null && appeal.custody().members().isEmpty()) {
            steps.add(StepForm.of("merge", "group", Field.line("lead", true)));
        }
    }

    private static StepForm followUp() {
        return StepForm.of("record-follow-up", "follow-up", Field.of("reached", Input.BOOLEAN, true),
                Field.choice("solved", true, VERDICTS).when("reached", true), Field.choice("satisfied", true, VERDICTS).when("reached", true),
                Field.text("why", false).when("reached", true)).first();
    }

    /** Only a reviewed "not within this office's power" leaves the denominator of the rates. */
    private void unable(List<StepForm> steps, Member member, Matter<AppealState> appeal) {
        boolean unable = switch (appeal.state()) {
            case Replied replied -> replied.outcome() == Outcome.UNABLE;
            case FollowedUp followed -> followed.outcome() == Outcome.UNABLE;
            case Archived archived -> archived.outcome() == Outcome.UNABLE;
            case Registered _, Accepted _, InHand _, Withdrawn _, NotAccepted _, SetAside _ -> false;
        };
        if (unable && member.is(Role.SUPERVISOR) && policy.supervises(member, appeal.header())) {
            steps.add(StepForm.of("review-unable", "power-review", Field.of("outOfPower", Input.BOOLEAN, true)));
        }
    }
}
