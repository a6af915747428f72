package org.huiyin.matters;

import java.util.List;
import java.util.function.Function;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** How the kinds name their categories. */
public interface CategoryNames extends Function<String, @Nullable Wording> {
    /** The codes of all. */
    List<String> all();

    /** The category and those below it; an unknown one is refused. */
    List<String> within(String category);

    /** The category it stands below; null for one at the top, or one that is unknown. */
    @Nullable String above(String category);

    /** The codes of those whose name has these words in it, in either language. */
    List<String> named(String words);

    /** The title of a matter that says nothing but its category. */
    default String title(Header header) {
        return RuleTitle.of(header.category() == null ? null : apply(header.category()), null).zh();
    }
}
