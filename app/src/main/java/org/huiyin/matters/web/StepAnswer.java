package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.huiyin.matters.web.MatterPages.StepView;
import org.huiyin.people.OfficeRef;
import org.jspecify.annotations.Nullable;

/** What a step answers with: the page as it is now, or that the step took the matter out of the reader's reach. */
@Schema(oneOf = {MatterPage.class, StepAnswer.Gone.class})
public sealed interface StepAnswer permits MatterPage, StepAnswer.Gone {

    /**
     * The step was taken and handed the matter out of this reader's reach: nothing is left to see of it.
     *
     * @param office to whom the step handed it; null when the same command is sent again later, for where it is by then is not theirs to know
     */
    record Gone(String number, @Nullable OfficeRef office, int revision, boolean gone, List<StepView> steps) implements StepAnswer {}
}
