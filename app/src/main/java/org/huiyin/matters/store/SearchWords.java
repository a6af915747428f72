package org.huiyin.matters.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int MOST = 600;
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

    /** The query for PostgreSQL: every pair must occur; refused when it looks like a person's number. */
    public static String query(String words) {
        if (Masking.looksLikeAPerson(words)) {
            throw Refusal.invalid("search.looks-like-a-person", "q");
        }
        var cut = cut(words);
        if (cut.isEmpty()) {
            throw Refusal.invalid("search.empty", "q");
        }
        return String.join(" & ", cut.stream().map(word -> "'" + word.replace("'", "''").replace("\\", "\\\\") + "'"
                + (word.codePointCount(0, word.length()) == 1 ? ":*" : "")).toList());
    }

    /** Any of the words, for what is similar. */
    public static String anyOf(String text) {
        return String.join(" | ", cut(Masking.mask(text)).stream().limit(40).map(word -> "'" + word.replace("'", "''").replace("\\", "\\\\") + "'").toList());
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
