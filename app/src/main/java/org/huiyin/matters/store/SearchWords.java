package org.huiyin.matters.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.domain.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into the words it is found by: pairs of neighbouring Chinese characters, whole Latin words. Pairs find every
 * name of a place or a firm that no dictionary knows.
 */
public final class SearchWords {
    /** The words the database's statistics know, each with the share of texts it stands in. */
    static final String KNOWN = """
            select known.word, known.share from pg_stats s
            cross join lateral unnest(s.most_common_elems::text::int[], s.most_common_elem_freqs) known (word, share)
            where s.schemaname = current_schema and s.tablename = 'matter_search' and s.attname = 'words' and known.word is not null""";
    /** Pairs that ask, whatever is asked, and what roads, courts and squares alike are named after. */
    private static final Set<String> ASKING = Set.of("人民", "请问", "找谁", "怎么", "么办", "怎样", "如何", "什么", "哪里", "去哪", "多久", "能不", "不能", "可以", "要不", "是不", "不是");
    private static final int MOST = 600;
    private static final int SOME = 80;
    private static final int COMPARED = 300;
    private static final int NO_CHARACTER = 0xD8000000; // where UTF-16 keeps its surrogates
    private static final int SUM = 0x07FFFFFF;
    private static final Analyzer CUTTER = new CJKAnalyzer(CharArraySet.EMPTY_SET);

    private SearchWords() {}

    /** Words of a text from which numbers of persons are masked and the contact's name is dropped. */
    public static List<String> of(String text, @Nullable String contactName) {
        var open = Masking.mask(text);
        if (contactName != null && contactName.strip().length() > 1) {
            open = open.replace(contactName.strip(), " ");
        }
        return cut(open);
    }

    /**
     * What a query asks for, as numbers.
     *
     * @param all each must occur
     * @param beginning characters typed alone: a word must begin with each
     */
    public record Sought(List<Integer> all, List<Integer> beginning) {}

    /** Every pair must occur; refused when it looks like a person's number. */
    public static Sought query(String words) {
        if (Masking.looksLikeAPerson(words)) {
            throw Refusal.invalid("search.looks-like-a-person", "q");
        }
        var cut = cut(words);
        if (cut.isEmpty()) {
            throw Refusal.invalid("search.empty", "q");
        }
        return new Sought(cut.stream().filter(word -> !alone(word)).map(SearchWords::number).toList(),
                cut.stream().filter(SearchWords::alone).map(SearchWords::number).toList());
    }

    /** The words of a text that is compared with others, each under its number, in the order of the text; of a long one the first. */
    public static Map<Integer, String> compared(String text) {
        var words = new LinkedHashMap<Integer, String>();
        cut(Masking.mask(text)).stream().filter(word -> !alone(word)).limit(COMPARED).forEach(word -> words.putIfAbsent(number(word), word));
        return words;
    }

    /** Some words of a text without what tells nothing of what it is about: “how do I”, letters alone, and “my” or “is”. */
    public static List<Integer> telling(String text) {
        return cut(Masking.mask(text)).stream().filter(word -> word.length() > 2 || word.length() == 2 && isOfMany(word.charAt(0)) && !ASKING.contains(word))
                .limit(SOME).map(SearchWords::number).toList();
    }

    /** As they are stored. */
    public static Integer[] numbers(List<String> words) {
        return words.stream().map(SearchWords::number).toArray(Integer[]::new);
    }

    private static boolean alone(String word) {
        return word.length() == 1;
    }

    /**
     * A pair of characters is its two codes side by side; any other word is a checksum in the range of codes that stands for no
     * character. Four bytes for a word, and no two pairs are the same.
     */
    private static int number(String word) {
        if (alone(word)) {
            return word.charAt(0);
        }
        if (word.length() == 2 && isOfMany(word.charAt(0)) && isOfMany(word.charAt(1))) {
            return word.charAt(0) << 16 | word.charAt(1);
        }
        var sum = new CRC32();
        sum.update(word.getBytes(StandardCharsets.UTF_8));
        return NO_CHARACTER | (int) sum.getValue() & SUM;
    }

    /** A character of a script whose words are cut into pairs. */
    private static boolean isOfMany(char sign) {
        return sign >= 0x1100 && !Character.isSurrogate(sign);
    }

    static List<String> cut(String text) {
        var words = new LinkedHashSet<String>();
        try (var tokens = CUTTER.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && words.size() < MOST) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(words);
    }
}
