package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.List;

/** Appeals that say alike, while they are gathered: the numbers of its members and the sum of what they say. */
final class Cluster {
    static final int LONGEST = 96;
    final List<Integer> members = new ArrayList<>();
    Vector sum = Vector.NOTHING;

    void add(int member, Vector says) {
        members.add(member);
        sum = sum.plus(says).heaviest(LONGEST);
    }

    void take(Cluster other) {
        members.addAll(other.members);
        members.sort(null);
        sum = sum.plus(other.sum).heaviest(LONGEST);
    }

    int size() {
        return members.size();
    }
}
