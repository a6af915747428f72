package org.huiyin.transparency.store;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.transparency.store.LogStore.Head;

/**
 * Entries that were published and that a restored database no longer knows. The log itself says so: the entry that follows the last of
 * them is one of kind {@code rules} by the name {@code lost.} and the first, so that nobody can say it of another afterwards.
 *
 * @param first of the lost indexes
 * @param next the index after the last, where the entry stands
 */
public record LostRange(long first, long next) {
    /** Wherever in the log. */
    public static final LostRange ANYWHERE = new LostRange(0, Long.MAX_VALUE);
    private static final String NAME = "lost.";

    /** Its entry, which commits to the text of the checkpoint from which the log goes on. */
    byte[] leaf(Head published) {
        var commit = Commitment.of(new byte[0], SignedNote.parse(published.note()).text().getBytes(StandardCharsets.UTF_8));
        return new LogEntry(LogEntry.RULES, NAME + first, 0, published.sealedAt().truncatedTo(ChronoUnit.SECONDS).toString(), commit, false).bytes();
    }

    /** The range of which the entry at that index tells; empty when it tells of none. */
    public static Optional<LostRange> of(LogEntry entry, long index) {
        return isNamed(entry)
                ? Optional.of(new LostRange(Long.parseLong(entry.caseRef().substring(NAME.length())), index)).filter(range -> range.first < index)
                : Optional.empty();
    }

    /** It bears the name of such an entry; none of these ever waits for its index. */
    public static boolean isNamed(LogEntry entry) {
        return entry.kind().equals(LogEntry.RULES) && entry.caseRef().matches("lost\\.\\d{1,18}");
    }
}
