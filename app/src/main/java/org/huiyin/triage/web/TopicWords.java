package org.huiyin.triage.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.web.Lines;
import org.huiyin.triage.domain.TopicTitle;
import org.huiyin.triage.domain.Unnamed;
import org.huiyin.triage.web.TopicsView.TopicMatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a topic is called: by a title of its matters, which dispatchers word for everybody, and by words that stand in such titles. */
@Component
class TopicWords {
    private static final int TELLING = 12;
    private static final int WORDS = 4;
    private static final int FEW = 2;
    private final Lines lines;

    TopicWords(Lines lines) {
        this.lines = lines;
    }

    /** A title that names somebody or a home gives way to category and place. */
    TopicMatter matter(Header header, Unnamed unnamed) {
        var line = lines.line(header);
        var safe = unnamed.in(header.title()).equals(header.title()) ? line.titleName() : RuleTitle.of(line.category(), line.place());
        return new TopicMatter(line.number(), safe, header.receivedAt());
    }

    /**
     * A title somebody worded, where more than one is, before those the rule made of category and place; safe words where no title will do, and where
     * these only name the category, that and the place. In both languages where it is still the rule's; where that names a place that is not most matters', the category.
     */
    Wording title(List<Header> matters, List<String> words, Unnamed unnamed) {
        var telling = telling(matters);
        var worded = telling.stream().filter(this::isWorded).toList();
        var names = telling.stream().map(one -> lines.line(one).category()).filter(Objects::nonNull).map(Wording::zh).collect(Collectors.toSet());
        var title = TopicTitle.of((worded.size() < FEW ? telling : worded).stream().map(Header::title).toList(), unnamed, words, names);
        var its = telling.stream().filter(one -> one.title().equals(title)).findFirst().orElse(null);
        if (title.isEmpty() || its == null && names.stream().anyMatch(name -> name.contains(title))) {
            var first = matters.getFirst();
            return RuleTitle.of(lines.line(first).category(), isThere(first, matters) ? lines.line(first).place() : null);
        }
        if (its == null) {
            return new Wording(title, title);
        }
        var line = lines.line(its);
        var category = line.category();
        boolean isRule = category != null && line.titleName().zh().startsWith(category.zh() + "（");
        return isRule && !isThere(its, matters) ? RuleTitle.of(category, null) : line.titleName();
    }

    private boolean isWorded(Header header) {
        var name = lines.line(header).titleName();
        return name.zh().equals(name.en());
    }

    /** Whether most are where that one is. */
    private static boolean isThere(Header one, List<Header> matters) {
        return 2 * matters.stream().filter(other -> Objects.equals(other.place(), one.place())).count() > matters.size();
    }

    /** Of what all have in common what can be read in a title: a word of a text alone is shown nowhere. */
    List<String> ofTitles(List<Header> matters, List<String> words, Unnamed unnamed) {
        var titles = telling(matters).stream().map(one -> unnamed.in(one.title()).toLowerCase(java.util.Locale.ROOT)).toList();
        return words.stream().filter(word -> word.length() > 1 && titles.stream().anyMatch(title -> title.contains(word))).limit(WORDS).toList();
    }

    /** Those that say more than these do. */
    static List<String> besides(List<String> words, List<String> said) {
        return words.stream().filter(word -> said.stream().noneMatch(one -> one.toLowerCase(java.util.Locale.ROOT).contains(word))).toList();
    }

    private static List<Header> telling(List<Header> matters) {
        return matters.stream().limit(TELLING).toList();
    }

    /** What most of them have; null when none has any. */
    <T extends Comparable<T>> @Nullable T most(List<Header> all, Function<Header, @Nullable T> part) {
        var counts = new HashMap<T, Integer>();
        all.stream().map(part).filter(Objects::nonNull).forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.<T, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(null);
    }
}
