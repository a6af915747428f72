package org.huiyin.appeals.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** The tree of categories. */
public final class Categories {
    private final List<Category> all;
    private final Map<String, Category> byCode;

    public Categories(List<Category> all) {
        this.all = List.copyOf(all);
        byCode = all.stream().collect(Collectors.toMap(Category::code, Function.identity()));
    }

    public List<Category> all() {
        return all;
    }

    public Optional<Category> find(@Nullable String code) {
        return Optional.ofNullable(code == null ? null : byCode.get(code));
    }

    public Category of(String code) {
        return find(code).orElseThrow(() -> Refusal.invalid("category.unknown", "category"));
    }

    /** The category and those below it. */
    public List<String> within(String code) {
        var top = of(code);
        return all.stream().filter(one -> one == top || code.equals(one.parent())).map(Category::code).toList();
    }

    public @Nullable Wording name(@Nullable String code) {
        return find(code).map(Category::name).orElse(null);
    }
}
