package org.huiyin.appeals.domain;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.appeals.domain.AppealEvent.*;
import org.huiyin.figures.Counted;
import org.huiyin.figures.Counting;
import org.huiyin.figures.Told;
import org.huiyin.figures.domain.Answer;
import org.huiyin.figures.domain.Answer.Heard;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.jspecify.annotations.Nullable;

/**
 * What counts of an appeal beside custody and promise: that it was answered, what the office says it achieved, and what the
 * resident says. Each appeal counts once, on the day and for the office of its first answer, whatever came after.
 */
public final class AppealCounts implements Counting {
    private final Categories categories;

    public AppealCounts(Categories categories) {
        this.categories = categories;
    }

    @Override
    public String kind() {
        return AppealLifecycle.KIND;
    }

    @Override
    public List<String> open() {
        return categories.all().stream().filter(category -> !category.kept()).map(Category::code).toList();
    }

    @Override
    public List<Counted> of(List<Told> history, int firstOffice) {
        var story = new Story();
        int holder = firstOffice;
        for (var told : history) {
            if (told.event() instanceof AppealEvent event) {
                story.hear(event, told, told.office() == null || event instanceof AppealImported ? holder : told.office());
            }
            holder = told.spine() instanceof CustodyMoved moved ? moved.to() : holder;
        }
        return story.counted();
    }

    /** The last word of each sort that was said about the appeal. */
    private static final class Story {
        private @Nullable Counted first;
        private @Nullable Counted solved;
        private @Nullable Outcome outcome;
        private @Nullable AppealFollowedUp heard;
        private @Nullable AppealSampled sampled;
        private boolean outOfPower;
        private boolean imported;

        void hear(AppealEvent event, Told told, int office) {
            switch (event) {
                case AppealImported before -> imported(before, told, office);
                case AppealReplied replied -> {
                    first = first == null ? Counted.once(told.revision(), Counted.REPLIED, office, told.at()) : first;
                    outcome = replied.outcome();
                    outOfPower = false;
                    if (replied.outcome() == Outcome.SOLVED && solved == null) {
                        solved = Counted.once(told.revision(), Counted.SOLVED, office, told.at());
                    }
                }
                case AppealFollowedUp called -> heard = heard != null && heard.reached() && !called.reached() ? heard : called;
                case AppealSampled now -> sampled = now;
                case UnableReviewed(boolean out) -> outOfPower = out;
                case AppealRegistered _, AppealAccepted _, AppealNotAccepted _, AppealDispatched _, AppealReclassified _, AppealSentAgain _,
                        AppealRated _, AppealReopened _, AppealArchived _, AppealWithdrawn _, AppealSetAside _, SetAsideReviewed _ -> {}
            }
        }

        /** An answer of before counts as one, on its own day; nobody is called about it. */
        private void imported(AppealImported before, Told told, int office) {
            if (before.repliedAt() != null) {
                imported = true;
                outcome = before.outcome();
                first = Counted.once(told.revision(), Counted.REPLIED, office, before.repliedAt());
                solved = outcome == Outcome.SOLVED ? Counted.once(told.revision(), Counted.SOLVED, office, before.repliedAt()) : null;
            }
        }

        List<Counted> counted() {
            var all = new ArrayList<Counted>();
            if (first != null) {
                all.add(new Counted(first.revision(), Counted.REPLIED, first.office(), first.at(), null, answer().detail()));
                if (outcome == Outcome.UNABLE) {
                    all.add(Counted.once(first.revision(), Counted.UNABLE, first.office(), first.at()));
                }
            }
            if (solved != null) {
                all.add(solved);
            }
            return all;
        }

        private Answer answer() {
            var sample = sampled == null ? null : sampled.sample();
            if (imported) {
                return new Answer(Heard.IMPORTED, null, null, null);
            }
            if (outOfPower) {
                return new Answer(Heard.OUT_OF_POWER, null, null, sample);
            }
            if (sampled != null && !sampled.drawn()) {
                return new Answer(Heard.NOT_DRAWN, null, null, sample);
            }
            var call = heard;
            if (call == null || call.reached() && (call.solved() == null || call.satisfied() == null)) {
                return new Answer(Heard.WAITING, null, null, sample);
            }
            return call.reached() && call.solved() != null && call.satisfied() != null
                    ? new Answer(Heard.REACHED, call.solved().code(), call.satisfied().code(), sample)
                    : new Answer(Heard.UNREACHED, null, null, sample);
        }
    }
}
