package org.huiyin.matters;

import java.time.Instant;
import java.util.Set;
import org.huiyin.kernel.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * What every list, inbox, search and export shows of a matter of any kind.
 *
 * @param title public-safe; category and community until a dispatcher writes one
 * @param place the community or township it is about, as an office id
 * @param about the office complained of, which must not learn who complained
 * @param promise the promise to the resident, once per matter; null where no rule was in force
 * @param due when an answer is due, the earliest of its group's; null while none is
 * @param revision number of the last event
 * @param stepRevision the last event that changed state, custody or a clock
 */
public record Header(
        MatterId id,
        String kind,
        String state,
        String title,
        @Nullable String category,
        String type,
        String channel,
        int office,
        @Nullable Integer place,
        @Nullable Integer about,
        Instant receivedAt,
        @Nullable Instant promise,
        @Nullable Instant due,
        @Nullable Instant nextDue,
        Set<Flag> flags,
        boolean everyone,
        @Nullable Long lead,
        int groupSize,
        int revision,
        int stepRevision) {

    /**
     * Marks a list shows; each is a property of the matter, never of a person. IMPORTED came from a list of before; NO_RULE still
     * waits for a promise of ours, because no clock started when it came. CONTESTED: the resident says that it belongs elsewhere.
     * MAYBE_URGENT: its words speak for it, and nobody has decided yet.
     */
    public enum Flag {
        URGENT, REPORT, SUPERVISED, REOPENED, EXTENDED, PROVISIONAL, IMPORTED, UNSIGNED, RETURNED, ABOUT_STAFF, NO_RULE, NOT_INHERITED, CONTESTED, MAYBE_URGENT;

        public static Set<Flag> of(int bits) {
            var set = java.util.EnumSet.noneOf(Flag.class);
            for (var flag : values()) {
                if ((bits >> flag.ordinal() & 1) == 1) {
                    set.add(flag);
                }
            }
            return set;
        }

        public static int bits(Set<Flag> flags) {
            return flags.stream().mapToInt(flag -> 1 << flag.ordinal()).sum();
        }
    }

    /** When a step was taken could tell who complained of whom: a report, a complaint about an official. */
    public static final Set<Flag> DELICATE = Set.of(Flag.REPORT, Flag.ABOUT_STAFF);

    public boolean isDelicate() {
        return DELICATE.stream().anyMatch(this::is);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** What stands first where it waits to be sent out; the column {@code matter.pressing} is made of the same two. */
    public boolean pressing() {
        return is(Flag.URGENT) || is(Flag.MAYBE_URGENT);
    }

    public Header with(Flag flag) {
        var more = java.util.EnumSet.of(flag);
        more.addAll(flags);
        return copy(title, category, type, place, promise, more, everyone);
    }

    public Header without(Flag flag) {
        var fewer = java.util.EnumSet.noneOf(Flag.class);
        fewer.addAll(flags);
        fewer.remove(flag);
        return copy(title, category, type, place, promise, fewer, everyone);
    }

    public Header withTitle(String now) {
        return copy(now, category, type, place, promise, flags, everyone);
    }

    public Header classified(@Nullable String nowCategory, String nowType, @Nullable Integer nowPlace) {
        return copy(title, nowCategory, nowType, nowPlace, promise, flags, everyone);
    }

    public Header withPromise(@Nullable Instant now) {
        return copy(title, category, type, place, now, flags, everyone);
    }

    private Header copy(String nowTitle, @Nullable String nowCategory, String nowType, @Nullable Integer nowPlace,
            @Nullable Instant nowPromise, Set<Flag> nowFlags, boolean nowEveryone) {
        return new Header(id, kind, state, nowTitle, nowCategory, nowType, channel, office, nowPlace, about, receivedAt, nowPromise,
                due, nextDue, nowFlags, nowEveryone, lead, groupSize, revision, stepRevision);
    }
}
