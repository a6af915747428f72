package org.huiyin.appeals.command;

import java.util.Objects;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Registered;
import org.huiyin.matters.command.Groups;
import org.springframework.stereotype.Service;

/** An inquiry (咨询) registered and answered in one: by an agent on the telephone, or at the counter. */
@Service
public class AtOnceHandler {
    private final RegisterAppealHandler register;
    private final ReplyHandler replies;

    AtOnceHandler(RegisterAppealHandler register, ReplyHandler replies) {
        this.register = register;
        this.replies = replies;
    }

    /** Sent again it goes on where it stopped. */
    public Registered<AppealState> handle(RegisterAppeal appeal, String answer) {
        if (appeal.type() != AppealType.INQUIRY || appeal.report() || appeal.urgent()) {
            throw Refusal.invalid("appeal.at-once-inquiries-only", "type");
        }
        if (appeal.category() == null) {
            throw Refusal.invalid("field.missing", "category");
        }
        var by = Objects.requireNonNull(appeal.by()); // nobody answers their own question
        var registered = register.handle(appeal);
        var command = Groups.part(new Command(appeal.key(), by.actor(), null), "at-once");
        return new Registered<>(replies.atOnce(registered.matter(), answer, command), registered.receiptCode());
    }
}
