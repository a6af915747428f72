package org.huiyin.answers.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Whether an answer is worth offering for what somebody says. What counts is what its question shares with it, and little of that when
 * many answers have it as well: everybody says “how do I”, and the people's road is no people's mediation.
 *
 * @param known how many answers there are
 * @param having how many of them have a word
 */
public record Fit(int known, Map<Integer, Integer> having) {
    private static final int ENOUGH = 2;
    private static final int ONE_IN_TWENTY = 20;
    private static final int ONE_IN_FIVE = 5;

    /** What the shared words are worth: two for one that hardly another answer has, one for one that some have, nothing for common ones. */
    public int worth(Collection<Integer> said, Set<Integer> question) {
        return said.stream().filter(question::contains).mapToInt(this::worth).sum();
    }

    private int worth(int word) {
        int many = having.getOrDefault(word, 0);
        if (many <= Math.max(1, known / ONE_IN_TWENTY)) {
            return 2;
        }
        return many <= Math.max(2, known / ONE_IN_FIVE) ? 1 : 0;
    }

    /** @param whole all that was said stands in the answer: somebody looks for it */
    public static boolean isEnough(int worth, boolean whole) {
        return whole || worth >= ENOUGH;
    }
}
