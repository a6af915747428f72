package org.huiyin.appeals.command;

import java.util.Map;
import java.util.Set;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.command.BulkSteps;
import org.springframework.stereotype.Component;

/** Steps of appeals that make sense for many at once. A reply and a call-back are each for one resident alone. */
@Component
class AppealBulkSteps implements BulkSteps {
    private final DispatchHandler dispatch;
    private final PromiseHandler promises;

    AppealBulkSteps(DispatchHandler dispatch, PromiseHandler promises) {
        this.dispatch = dispatch;
        this.promises = promises;
    }

    @Override
    public Map<String, Step> steps() {
        return Map.of(
                "dispatch", (ask, fields) -> dispatch.dispatch(ask, new Dispatch(fields.number("office"), null, null, null, fields.textOrNull("words"))),
                "accept", (ask, _) -> dispatch.accept(ask),
                "promise", (ask, fields) -> promises.promise(ask, AppealType.of(fields.text("type"))),
                "reclassify", (ask, fields) -> dispatch.reclassify(ask, fields.text("category"), AppealType.of(fields.text("type"))));
    }

    /** Sent to one office together, each keeps the category, type and title it has. */
    @Override
    public Set<String> own(String step) {
        return step.equals("dispatch") ? Set.of("category", "type", "title", "urgent") : Set.of();
    }
}
