package org.huiyin.matters.web;

import java.util.Map;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header.Flag;
import org.jspecify.annotations.Nullable;

/** What a file calls what a screen draws. */
final class ExportWords {
    private static final Map<String, Wording> CHANNELS = Map.of("web", new Wording("网页、手机", "Web, phone"), "hotline", new Wording("热线", "Hotline"),
            "counter", new Wording("窗口", "Counter"), "letter", new Wording("来信", "Letter"), "email", new Wording("电子邮件", "E-mail"),
            "import", new Wording("以前的名单", "Earlier list"));

    private ExportWords() {}

    static Wording channel(String code) {
        return CHANNELS.getOrDefault(code, new Wording(code, code));
    }

    /** Null for what is no business of a reader's. */
    static @Nullable Wording flag(Flag flag) {
        return switch (flag) {
            case URGENT -> new Wording("急", "urgent");
            case REPORT -> new Wording("举报", "report");
            case SUPERVISED -> new Wording("督办", "supervised");
            case REOPENED -> new Wording("重办", "reopened");
            case EXTENDED -> new Wording("已延期", "extended");
            case PROVISIONAL -> new Wording("期限暂定", "date provisional");
            case IMPORTED -> new Wording("以前留下的", "from before");
            case UNSIGNED -> new Wording("待签收", "to be signed for");
            case RETURNED -> new Wording("退回过", "returned before");
            case NO_RULE -> new Wording("还没有期限", "without a promise yet");
            case CONTESTED -> new Wording("去向有异议", "contested");
            case MAYBE_URGENT -> new Wording("疑似紧急", "perhaps urgent");
            case ABOUT_STAFF, NOT_INHERITED -> null;
        };
    }
}
