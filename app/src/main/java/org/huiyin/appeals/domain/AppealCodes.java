package org.huiyin.appeals.domain;

import java.util.Map;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.kernel.Wording;

/** What lists and screens call the states of an appeal; a dispatched one reads differently once the holder has signed. */
final class AppealCodes {
    private static final Map<String, Wording> NAMES = Map.ofEntries(
            Map.entry("registered", new Wording("已登记，等待派单", "Registered, waiting for dispatch")),
            Map.entry("accepted", new Wording("已受理，等待派单", "Accepted, waiting for dispatch")),
            Map.entry("dispatched", new Wording("已派出，等待签收", "Sent out, waiting to be signed for")),
            Map.entry("in-hand", new Wording("在办", "In hand")),
            Map.entry("replied", new Wording("已答复", "Answered")),
            Map.entry("followed-up", new Wording("已回访", "Followed up")),
            Map.entry("archived", new Wording("已归档", "Archived")),
            Map.entry("withdrawn", new Wording("已撤回", "Withdrawn")),
            Map.entry("not-accepted", new Wording("不归本区办", "Not for this district")),
            Map.entry("set-aside", new Wording("不是诉求", "Not an appeal")));

    private AppealCodes() {}

    static String of(AppealState state, boolean signed) {
        return switch (state) {
            case Registered _ -> "registered";
            case Accepted _ -> "accepted";
            case InHand _ -> signed ? "in-hand" : "dispatched";
            case Replied _ -> "replied";
            case FollowedUp _ -> "followed-up";
            case Archived _ -> "archived";
            case Withdrawn _ -> "withdrawn";
            case NotAccepted _ -> "not-accepted";
            case SetAside _ -> "set-aside";
        };
    }

    static Wording name(String code) {
        return NAMES.getOrDefault(code, new Wording(code, code));
    }
}
