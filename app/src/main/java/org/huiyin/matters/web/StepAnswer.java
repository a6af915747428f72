package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.huiyin.matters.web.MatterPages.StepView;

/** What a step answers with: the page as it is now, or that the step took the matter out of the reader's reach. */
@Schema(oneOf = {MatterPage.class, StepAnswer.Gone.class})
public sealed interface StepAnswer permits MatterPage, StepAnswer.Gone {

    /** The step was taken and handed the matter out of this reader's reach; only the line is left. */
    record Gone(Line line, int revision, boolean gone, List<StepView> steps) implements StepAnswer {}
}
