package org.huiyin.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.people.domain.OfficeTree;

/** The district's offices, held in memory and at most two seconds behind the database. */
public interface Offices {

    /** Also a closed office: old matters name it. */
    Optional<Office> find(int id);

    Optional<Office> byCode(String code);

    /** The offices directly below that are open. */
    List<Office> children(int office);

    /** Whether {@code office} is {@code ancestor} itself or stands anywhere below it. */
    boolean isAtOrBelow(int office, int ancestor);

    /**
     * The office, those above it, and all that were ever merged into one of these: what is said against any of them is said against
     * the office or its superiors.
     */
    List<Integer> answersFor(int office);

    /** The office that goes on for a merged one, through several mergers; any other office is its own. */
    int successorOf(int office);

    /** Directly above; empty for the district itself. */
    Optional<Office> superiorOf(int office);

    /** Every open office, the district first, each below its superior. */
    List<Office> open();

    /** The root of the tree. */
    Office district();

    /** The fast-handling centre (快处中心) that dispatches for the district; the district itself where it has none. */
    Office centre();

    /** Open offices whose name, short name or code contains the words, the nearest match first. */
    List<Office> search(String words, int max);

    /** The office with the name and superior it had on a day, for custody of long ago. */
    Office asOf(int id, LocalDate day);

    /** An office that must exist, because a row of ours names it. */
    default Office byId(int id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no office " + id));
    }

    /** The lane of the custody staircase: 1 community, 2 township, 3 district. */
    default int lane(int office) {
        return byId(office).lane();
    }

    /** Whether a role at {@code holder} reaches down to {@code office}; a role at the centre reaches the whole district. */
    default boolean reaches(int holder, int office) {
        return isAtOrBelow(office, holder == centre().id() ? district().id() : holder);
    }

    /** Whether roles at that office count for the whole district: at the district itself and at the centre. */
    default boolean isDistrictWide(int holder) {
        return reaches(holder, district().id());
    }

    /** A tree that never changes, for tests and dry runs. */
    static Offices of(List<Office> offices) {
        return OfficeTree.of(offices);
    }
}
