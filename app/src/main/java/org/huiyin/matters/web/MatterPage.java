package org.huiyin.matters.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.web.MatterPages.CallOutView;
import org.huiyin.matters.web.MatterPages.ExtensionView;
import org.huiyin.matters.web.MatterPages.ReadingView;
import org.huiyin.matters.web.MatterPages.StepView;
import org.huiyin.matters.web.MatterPages.SupervisorView;
import org.huiyin.matters.web.MatterPages.SupportView;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff sees of one matter.
 *
 * @param seen the revision to send with the next step
 * @param contentsClosed whether the reader's custody does not open the contents
 * @param own what its kind adds, among the other fields
 */
public record MatterPage(Line line, int revision, int seen, boolean contentsClosed, @Schema(allowableValues = {"office", "everyone"}) String visibility,
        String channel, String type, CustodyView custody, List<SupportView> supports, List<SupervisorView> supervisors, List<CallOutView> callOuts,
        @Nullable ExtensionView extension, List<Timeline.Item> timeline, List<ClockView> clocks,
        List<Timeline.Message> messages, @Nullable Group group, List<ReadingView> readings, List<StepView> steps,
        @JsonUnwrapped @Schema(hidden = true) Object own) implements StepAnswer {

    /** Matters answered together. */
    public record Group(String lead, List<GroupMember> members) {}

    /** One matter of a group. */
    public record GroupMember(String number, Wording titleName, Instant receivedAt, boolean lead) {}
}
