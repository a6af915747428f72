package org.huiyin.matters.command;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Steps;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.domain.StepForm.Field;
import org.huiyin.matters.domain.StepForm.Input;
import org.huiyin.matters.domain.StepForm.Option;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;

/** The steps every kind of matter has, as far as this member may take them now. */
@Component
class SpineSteps {
    static final List<Steps.SecondPerson> SECOND_PERSONS =
            List.of(new Steps.SecondPerson("decide-extension", "ExtensionAsked", "extension.second-person"));
    private final Offices offices;
    private final Reasons reasons;
    private final MatterPolicy policy;

    SpineSteps(Offices offices, Reasons reasons) {
        this.offices = offices;
        this.reasons = reasons;
        this.policy = new MatterPolicy(offices);
    }

    List<StepForm> available(Member member, Matter<?> matter, boolean worked, boolean open) {
        var steps = new ArrayList<StepForm>();
        var custody = matter.custody();
        boolean holds = policy.holds(member, custody);
        if (worked && holds && custody.lead() == null) {
            holder(steps, member, custody);
        }
        if (worked && holds && (custody.signed() || custody.lead() != null)) { // a member of a group is worked on with its lead, and spoken to by itself
            resident(steps, custody);
        }
        if (open) {
            above(steps, member, matter);
            beside(steps, member, custody);
        }
        if (worked && policy.dispatches(member) && custody.returns() >= 2 && !custody.fixed() && custody.lead() == null
                && custody.office() == member.office()) {
            steps.add(StepForm.of("fix-lead", "lead", Field.office("office", true, null), Field.text("words", true)).first());
        }
        if (open && custody.callAsked() && policy.telephones(member)) {
            steps.add(StepForm.of("record-call", "call", Field.of("reached", Input.BOOLEAN, true), Field.text("words", false)).first());
        }
        if (open && custody.contested() && policy.dispatches(member)) { // once it is answered there is only an answer to this left
            steps.add((worked && custody.lead() == null ? StepForm.of("decide-contest", "contest-decision", Field.office("office", false, null), Field.text("words", true))
                    : StepForm.of("decide-contest", "contest-decision", Field.text("words", true))).first());
        }
        if (open && (holds || policy.dispatches(member))) {
            steps.add(StepForm.of("retitle", "title", Field.line("title", true).filled(matter.header().title())));
        }
        if (custody.erasureAsked() && member.is(Role.ADMINISTRATOR)) {
            steps.add(StepForm.of("erase", "erasure"));
        }
        return steps;
    }

    private void holder(List<StepForm> steps, Member member, Custody custody) {
        if (!custody.signed()) {
            steps.add(StepForm.of("sign", "signature").first());
        }
        boolean centre = custody.office() == offices.centre().id();
        if (!custody.fixed() && !(centre && custody.returns() >= 2) && (custody.signed() || centre)) {
            moves(steps, member); // after the second return the centre fixes the lead, and does nothing else with it; whoever it fixed keeps it
        }
        if (!centre && !custody.fixed() && custody.previous() != null && custody.lead() == null) {
            steps.add(StepForm.of("return", "return", Field.choice("reason", true, reasons.options("return")), Field.text("words", true),
                    Field.office("competent", true, null)));
        }
        if (custody.signed()) {
            steps.add(StepForm.of("ask-support", "support", Field.office("office", true, null), Field.text("words", true)));
        }
        if (custody.signed() && offices.byId(member.office()).level() == Office.Level.TOWNSHIP) {
            steps.add(StepForm.of("call-out", "call-out", Field.of("offices", Input.OFFICES, true), Field.of("at", Input.DATETIME, true),
                    Field.line("words", true)));
        }
    }

    private void resident(List<StepForm> steps, Custody custody) {
        if (custody.extension() == null && custody.clock(ClockChange.PROMISE) != null) {
            steps.add(StepForm.of("ask-extension", "extension", Field.choice("reason", true, reasons.options("extension")),
                    Field.text("words", true)));
        }
        steps.add(StepForm.of("message", "message", Field.text("words", true)));
        steps.add(StepForm.of("ask-details", "question", Field.text("words", true)));
        if (!custody.callAsked()) {
            steps.add(StepForm.of("ask-call", "call-request", Field.text("words", true)));
        }
    }

    private void moves(List<StepForm> steps, Member member) {
        boolean centre = member.office() == offices.centre().id();
        var below = centre ? List.<Office>of() : policy.below(member.office());
        if (centre || !below.isEmpty()) {
            steps.add(StepForm.of("hand-down", "hand-down", Field.office("office", true, centre ? null : options(below)),
                    Field.text("words", false)));
        }
        if (!centre) {
            steps.add(StepForm.of("transfer", "transfer", Field.office("office", true, null),
                    Field.choice("reason", true, reasons.options("transfer")), Field.text("words", true)));
            steps.add(StepForm.of("refer-up", "referral", Field.text("words", true)));
        }
    }

    private void above(List<StepForm> steps, Member member, Matter<?> matter) {
        if (!policy.supervises(member, matter.header())) {
            return;
        }
        if (!matter.custody().supervisors().contains(member.office())) {
            steps.add(StepForm.of("supervise", "supervision", Field.text("words", true)));
        }
        if (matter.custody().extension() == Custody.Extension.ASKED && !member.is(Role.LEADER)) {
            steps.add(StepForm.of("decide-extension", "extension-decision", Field.of("granted", Input.BOOLEAN, true),
                    Field.text("words", true)).first());
        }
    }

    private void beside(List<StepForm> steps, Member member, Custody custody) {
        if (policy.supports(member, custody)) {
            steps.add(StepForm.of("answer-support", "support-answer", Field.text("words", true)).first());
        }
        for (var callOut : custody.callOuts()) {
            boolean calls = policy.works(member) && callOut.by() == member.office();
            if (callOut.closed() || !calls && !policy.summoned(member, custody)) {
                continue;
            }
            var due = callOut.offices().stream().filter(o -> !callOut.arrived().contains(o) && (calls || o == member.office())).toList();
            if (!due.isEmpty()) {
                steps.add(StepForm.of("record-arrival", "arrival", Field.of("no", Input.NUMBER, true).filled(callOut.no()),
                        Field.office("office", true, options(due.stream().map(offices::byId).toList())), Field.of("at", Input.DATETIME, true)));
            }
            if (calls) {
                steps.add(StepForm.of("close-call-out", "call-out-outcome", Field.of("no", Input.NUMBER, true).filled(callOut.no()),
                        Field.text("words", true)));
            }
        }
        if (policy.holds(member, custody) || custody.supports().stream().anyMatch(s -> s.office() == member.office()) && policy.works(member)
                || custody.supervisors().contains(member.office()) && (member.is(Role.SUPERVISOR) || member.is(Role.HEAD))) {
            steps.add(StepForm.of("note", "note", Field.text("words", true), Field.of("open", Input.BOOLEAN, false).filled(false)));
        }
    }

    private static List<Option> options(List<Office> some) {
        return some.stream().map(o -> new Option(Integer.toString(o.id()), o.name())).toList();
    }
}
