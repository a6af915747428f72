package org.huiyin.tlog;

import java.util.Iterator;
import java.util.List;

/** Checks proofs of inclusion and of consistency (RFC 9162, sections 2.1.3.2 and 2.1.4.2); each takes a proof no longer and no shorter than it must be. */
public final class Proofs {
    private Proofs() {}

    /**
     * The root to which a leaf leads along its proof.
     *
     * @param index of the leaf, from 0
     * @param size leaves of the tree
     * @param proof hashes from the leaf upwards
     */
    public static Hash rootOf(Hash leaf, long index, long size, List<Hash> proof) {
        if (index < 0 || index >= size) {
            throw new Malformed("there is no entry " + index + " in a log of " + size);
        }
        var hash = leaf;
        long at = index;
        long last = size - 1;
        for (var step : proof) {
            if (last == 0) {
                throw new Inconsistent("the proof is longer than the tree is high");
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Inconsistent("the proof ends before the root");
        }
        return hash;
    }

    /** Refuses when the leaf is not in the tree of that root at that place. */
    public static void inclusion(Hash leaf, long index, long size, Hash root, List<Hash> proof) {
        if (!rootOf(leaf, index, size, proof).equals(root)) {
            throw new Inconsistent("entry " + index + " is not what the log of " + size + " entries holds there");
        }
    }

    /** Refuses when the newer tree does not begin with the older one, leaf by leaf. */
    public static void consistency(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
        if (older < 0 || newer < older) {
            throw new Malformed("a log of " + newer + " entries cannot be newer than one of " + older);
        }
        if (older == newer || older == 0) {
            boolean same = older == 0 ? olderRoot.equals(Hash.EMPTY) && (newer > 0 || newerRoot.equals(Hash.EMPTY)) : olderRoot.equals(newerRoot);
            if (!proof.isEmpty() || !same) {
                throw forked(older, newer);
            }
            return;
        }
        var steps = proof.iterator();
        long at = older - 1;
        long last = newer - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var first = at == 0 ? olderRoot : next(steps);
        climb(steps, at, last, first, new Roots(olderRoot, newerRoot, older, newer));
    }

    private record Roots(Hash older, Hash newer, long olderSize, long newerSize) {}

    private static void climb(Iterator<Hash> steps, long start, long end, Hash first, Roots roots) {
        long at = start;
        long last = end;
        var older = first;
        var newer = first;
        while (steps.hasNext()) {
            if (last == 0) {
                throw new Inconsistent("the proof is longer than the tree is high");
            }
            var step = steps.next();
            if ((at & 1) == 1 || at == last) {
                older = Hash.node(step, older);
                newer = Hash.node(step, newer);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Hash.node(newer, step);
            }
            at >>= 1;
            last >>= 1;
        }
        if (last != 0 || !older.equals(roots.older) || !newer.equals(roots.newer)) {
            throw forked(roots.olderSize, roots.newerSize);
        }
    }

    private static Hash next(Iterator<Hash> steps) {
        if (!steps.hasNext()) {
            throw new Inconsistent("the proof ends before the root");
        }
        return steps.next();
    }

    private static Inconsistent forked(long older, long newer) {
        return new Inconsistent("the log of " + newer + " entries does not begin with the log of " + older + " entries that was signed before");
    }
}
