package org.huiyin.insight.web;

import java.util.List;
import org.huiyin.insight.Publishing;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which categories everybody may ask for. */
@Component
class PublicCategories {
    private final List<String> kept;
    private final CategoryNames names;

    PublicCategories(List<Publishing> kinds, CategoryNames names) {
        this.kept = kinds.stream().flatMap(kind -> kind.kept().stream()).toList();
        this.names = names;
    }

    /** Those of which nothing is ever published. */
    List<String> kept() {
        return kept;
    }

    /** The category with those below it that are not kept; none when none is asked for. One that is kept as a whole is refused. */
    List<String> asked(@Nullable String category) {
        if (category == null || category.isBlank()) {
            return List.of();
        }
        var open = names.within(category).stream().filter(one -> !kept.contains(one)).toList();
        boolean whole = open.isEmpty() || open.equals(List.of(category)) && names.within(category).size() > 1;
        if (whole) {
            throw Refusal.invalid("category.not-public", "category");
        }
        return open;
    }

    Wording name(String code) {
        var name = names.apply(code);
        return name == null ? new Wording(code, code) : name;
    }

    @Nullable String above(String code) {
        return names.above(code);
    }
}
