package org.huiyin.matters.web;

import java.util.function.IntFunction;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.domain.SpineEvent.*;
import org.huiyin.matters.web.Telling.Told;
import org.jspecify.annotations.Nullable;

/** Tells the spine's events in plain words. */
final class SpineTelling {
    private SpineTelling() {}

    static Told tell(SpineEvent event, Wording by, IntFunction<Wording> office) {
        return switch (event) {
            case CustodyMoved moved -> moved(moved, by, office.apply(moved.to()));
            case SignedFor(int at) -> two("", office.apply(at), "已签收，开始办理", "%s has signed for it and is working on it");
            case SupportAsked(int to, short no) -> two("请", office.apply(to), "协办", by.en() + " asked %s to help").saying(no).inside();
            case SupportAnswered(int from, short no) -> two("", office.apply(from), "给出了协办意见", "%s gave its opinion").saying(no).inside();
            case SupportHandedOver(int _, int to) -> two("协办改由", office.apply(to), "接手", "%s takes over the support").inside();
            case Supervised(int from, String _, Short no) -> two("", office.apply(from), "开始督办", "%s is watching over it").saying(no);
            case ExtensionAsked(String reason, short no) -> Told.open(by.zh() + "申请延期", by.en() + " asked for more time").because(reason).saying(no).inside();
            case ExtensionDecided(boolean granted, Short no) -> (granted
                    ? Told.open("同意延期一次，理由在下面", "More time was granted once; the reason is below")
                    : Told.open("没有同意延期", "More time was not granted")).saying(no);
            case CalledOut(int _, int _, var offices, var _, short no) ->
                Told.open(by.zh() + "吹哨，请 " + offices.size() + " 家单位到现场", by.en() + " called " + offices.size() + " offices to the spot").saying(no);
            case Arrived(int _, int there, var _) -> two("", office.apply(there), "到了现场", "%s came to the spot");
            case CallOutClosed(int _, short no) -> Told.open("现场会商有了结果", "The meeting on the spot has an outcome").saying(no);
            case Messaged(boolean resident, boolean question, short no) -> messaged(resident, question, by).saying(no);
            case CallAsked(short no) -> Told.open("请话务员打电话问一问", "An agent was asked to telephone").saying(no).inside();
            case CallMade(boolean reached, Short no) -> called(reached, no);
            case Noted(boolean open, short no) -> noted(open, by).saying(no);
            case Retitled _ -> Told.open("标题改得更清楚了", "The title was made clearer").inside();
            case MemberJoined _ -> Told.open("又有一件同样的诉求并进来一起办", "Another appeal about the same thing joined");
            case MemberDueMoved _ -> Told.open("并进来的一件期限有变动", "The date of an appeal that joined has moved");
            case MemberLeft _ -> Told.open("有一件诉求改为单独办理", "One appeal goes its own way");
            case JoinedLead _ -> Told.open("和同样的诉求一起办，您的编号、期限、答复都还是您的",
                    "Handled together with others about the same thing; number, date and answer stay your own");
            case SaidAlike(long _, short no) -> Told.open("登记时说，和这一件是同一件事", "Said at registration to be about the same thing as").saying(no);
            case LeftLead _ -> Told.open("改为单独办理，期限不变", "Handled on its own again; the date stays");
            case ClockReminded(String slot) -> Told.open(limit(slot).zh() + "用了八成，已提醒", "Four fifths of " + limit(slot).en() + " are used; a reminder was sent").inside();
            case ClockEscalated(String slot, int to) -> two("超过" + limit(slot).zh() + "，已报到", office.apply(to), "，由它督办", "Past " + limit(slot).en() + "; %s now watches over it");
            case ClockSettledByCalendar _ -> Told.open("放假安排公布了，日期已确定", "The calendar was published; the date is final");
            case ErasureAsked _ -> Told.open("居民要求删除个人信息", "Erasure was asked for");
            case Erased _ -> Told.open("内容和个人信息已销毁", "Contents and personal data are destroyed");
            case Contested(short no) -> Told.open("居民说不该由这家办", "The resident says that it belongs to another office").saying(no);
            case RouteKept(short no) -> Told.open("快处中心看过，仍由这家办，理由在下面", "The centre looked: it stays with this office; the reason is below").saying(no);
            case Suggested _ -> throw new IllegalArgumentException("told by SuggestionTelling");
            case Promised _ -> Told.open("给出了新的承诺日期", "A new date was promised");
        };
    }

    private static Told called(boolean reached, @Nullable Short no) {
        return reached ? Told.open("通过电话问过了", "Asked by telephone").saying(no) : Told.open("打过电话，没有接通", "Telephoned; nobody answered");
    }

    private static Told noted(boolean open, Wording by) {
        var told = Told.open(by.zh() + "记了一笔", by.en() + " noted");
        return open ? told : told.inside();
    }

    private static Told moved(CustodyMoved moved, Wording by, Wording to) {
        Move how = moved.how();
        return (switch (how) {
            case REGISTERED, DISPATCHED -> two("已派给", to, "", "Sent to %s");
            case HANDED_DOWN -> two(by.zh() + "交给", to, "办", by.en() + " handed it down to %s");
            case TRANSFERRED -> two(by.zh() + "转给", to, "办", by.en() + " passed it to %s");
            case REFERRED_UP -> two(by.zh() + "报到", to, "", by.en() + " referred it up to %s");
            case REDIRECTED -> two("快处中心看过，改派给", to, "办", "The centre looked, and sent it to %s");
            case RETURNED -> two(by.zh() + "退回", to, "", by.en() + " returned it to %s");
            case LEAD_FIXED -> two("快处中心定由", to, "主办，不再退回", "The centre made %s the lead for good");
            case MERGED -> two("与同一件事并案，由", to, "一起办", "Merged with an appeal about the same thing, at %s");
            case SENT_AGAIN -> two("回访没有解决，请", to, "再办一次", "Not solved: %s tries again");
            case REOPENED -> two("居民要求重办，由", to, "办理", "Reopened; %s takes it up again");
        }).because(moved.reason()).saying(moved.words());
    }

    /** What had to be done in time; a slot may name an office after its colon. */
    private static Wording limit(String slot) {
        return switch (slot.split(":", 2)[0]) {
            case ClockChange.PROMISE -> new Wording("答复期限", "the time for an answer");
            case ClockChange.DISPATCH -> new Wording("派单期限", "the time for sending it out");
            case ClockChange.SIGN_FOR -> new Wording("签收期限", "the time for signing");
            case "support" -> new Wording("协办期限", "the time for an opinion");
            case "arrival" -> new Wording("到场时间", "the time to come");
            default -> new Wording("期限", "the time limit");
        };
    }

    private static Told messaged(boolean resident, boolean question, Wording by) {
        if (resident) {
            return Told.open("居民留言", "The resident wrote");
        }
        return question
                ? Told.open(by.zh() + "想多问您几句，期限照常计算", by.en() + " asks for details; the clock goes on")
                : Told.open(by.zh() + "给您留言", by.en() + " wrote");
    }

    private static Told two(String before, Wording office, String after, String en) {
        return Told.open(before + office.zh() + after, en.formatted(office.en()));
    }
}
