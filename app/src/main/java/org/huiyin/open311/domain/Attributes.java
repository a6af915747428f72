package org.huiyin.open311.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.appeals.domain.Category;

/** What is asked of each category. Who may read the appeal is asked of all but those that are kept. */
public final class Attributes {
    public static final String VISIBILITY = "visibility";
    public static final String EVERYONE = "everyone";
    private final Map<String, Attribute> byCode;

    public Attributes(List<Attribute> all) {
        byCode = all.stream().collect(Collectors.toMap(Attribute::code, Function.identity()));
    }

    public List<Attribute> of(Category category) {
        var asked = new ArrayList<Attribute>();
        if (!category.kept()) {
            asked.add(known(VISIBILITY));
        }
        category.attributes().forEach(code -> asked.add(known(code)));
        return asked;
    }

    private Attribute known(String code) {
        return Objects.requireNonNull(byCode.get(code), () -> "rules/attributes.csv has no " + code);
    }
}
