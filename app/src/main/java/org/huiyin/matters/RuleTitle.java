package org.huiyin.matters;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** The title a matter has until somebody words one: its category and its place, never words of the text. */
public final class RuleTitle {
    private static final Wording UNSORTED = new Wording("未分类的诉求", "Appeal not yet sorted");
    private static final Wording OWN = new Wording("您的诉求", "Your appeal");
    private static final Wording EARLIER = new Wording("以前的诉求", "Earlier appeal");
    private static final DateTimeFormatter ZH_MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.CHINA);
    private static final DateTimeFormatter EN_MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private RuleTitle() {}

    /** Of a matter that came in here. */
    public static Wording of(@Nullable Wording category, @Nullable Wording place) {
        var what = category == null ? UNSORTED : category;
        return place == null ? what : inBrackets(what, place);
    }

    /** Of a matter brought in from before, which also says its month. */
    public static Wording ofEarlier(@Nullable Wording category, @Nullable Wording place, YearMonth month) {
        var what = category == null ? EARLIER : category;
        var when = new Wording(ZH_MONTH.format(month), EN_MONTH.format(month));
        return inBrackets(what, place == null ? when : new Wording(place.zh() + "，" + when.zh(), place.en() + ", " + when.en()));
    }

    /** In both languages where the title is still the rule's, else as somebody worded it; what was sorted since is named as what it is. */
    public static Wording said(String title, @Nullable Wording category, @Nullable Wording place, YearMonth month) {
        if (category != null && (title.equals(UNSORTED.zh()) || title.equals(of(null, place).zh()))) {
            return of(category, place);
        }
        return Stream.of(of(category, place), of(category, null), ofEarlier(category, place, month))
                .filter(rule -> rule.zh().equals(title))
                .findFirst()
                .orElseGet(() -> new Wording(title, title));
    }

    /** To the resident whose matter it is: what an office has not sorted yet is no nameless thing to them. */
    public static Wording toResident(Wording said) {
        return new Wording(said.zh().replaceFirst("^" + UNSORTED.zh(), OWN.zh()), said.en().replaceFirst("^" + UNSORTED.en(), OWN.en()));
    }

    private static Wording inBrackets(Wording what, Wording more) {
        return new Wording(what.zh() + "（" + more.zh() + "）", what.en() + " (" + more.en() + ")");
    }
}
