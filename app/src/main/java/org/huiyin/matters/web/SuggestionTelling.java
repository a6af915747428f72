package org.huiyin.matters.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.web.Telling.Told;
import org.jspecify.annotations.Nullable;

/** Tells in a history what was suggested, how probable each was, whether it was sure, and by which model, so that it can be audited. */
record SuggestionTelling(Function<String, @Nullable Wording> category, IntFunction<Wording> office) {
    /** Less is not told apart. */
    private static final int LEAST = 3;
    private static final Wording NO_OFFICE = new Wording("没有建议单位", "no office");

    Told tell(Suggested one) {
        var kinds = listed(one.categories().stream().map(each -> part(named(each.code()), each.percent())).toList());
        var offices = one.offices().isEmpty() ? NO_OFFICE : listed(one.offices().stream().map(each -> part(office.apply(each.office()), each.percent())).toList());
        var urgent = one.urgent() ? new Wording("；可能是急件", "; perhaps urgent") : new Wording("", "");
        var sure = why(one.reason());
        return Told.open("系统建议：类别 " + kinds.zh() + "；派给 " + offices.zh() + urgent.zh() + "。" + sure.zh() + "，由人决定 [" + one.model() + "]",
                "Suggested: category " + kinds.en() + "; to " + offices.en() + urgent.en() + ". " + sure.en() + "; a person decides [" + one.model() + "]").saying(one.words()).inside();
    }

    private static Wording why(String reason) {
        return switch (reason) {
            case "SURE" -> new Wording("有把握", "Sure");
            case "FEW_DECISIONS" -> new Wording("学过的派单还太少", "Too few decisions learnt");
            case "NOTHING_KNOWN" -> new Wording("没有认得的词", "No word known");
            default -> new Wording("拿不准", "Not sure");
        };
    }

    private Wording named(String code) {
        var name = category.apply(code);
        return name == null ? new Wording(code, code) : name;
    }

    private static Wording part(Wording name, int percent) {
        return percent < LEAST ? new Wording(name.zh() + " 不到 " + LEAST + "%", name.en() + " under " + LEAST + "%")
                : new Wording(name.zh() + " " + percent + "%", name.en() + " " + percent + "%");
    }

    private static Wording listed(List<Wording> parts) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        parts.forEach(part -> {
            zh.add(part.zh());
            en.add(part.en());
        });
        return new Wording(String.join("、", zh), String.join(", ", en));
    }
}
