package org.huiyin.matters.command;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The spine's own steps that make sense for many matters: taking in hand, passing on, watching, noting. */
@Component
class SpineBulkSteps implements BulkSteps {
    private final CustodyHandler custody;
    private final OversightHandler oversight;
    private final MessageHandler messages;

    SpineBulkSteps(CustodyHandler custody, OversightHandler oversight, MessageHandler messages) {
        this.custody = custody;
        this.oversight = oversight;
        this.messages = messages;
    }

    @Override
    public Map<String, Step> steps() {
        return Map.of(
                "sign", (ask, _) -> custody.sign(ask),
                "hand-down", (ask, fields) -> custody.handDown(ask, fields.number("office"), fields.textOrNull("words")),
                "transfer", (ask, fields) -> custody.transfer(ask, fields.number("office"), fields.text("reason"), fields.text("words")),
                "refer-up", (ask, fields) -> custody.referUp(ask, fields.text("words")),
                "supervise", (ask, fields) -> oversight.supervise(ask, fields.text("words")),
                "note", (ask, fields) -> messages.note(ask, fields.text("words"), fields.yes("open")));
    }
}
