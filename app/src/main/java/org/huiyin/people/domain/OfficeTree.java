package org.huiyin.people.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;

/** The tree of offices on one day, and what each was called before; never changes. */
public final class OfficeTree implements Offices {
    private static final String CENTRE = "centre";

    private final Map<Integer, Office> byId;
    private final Map<String, Office> byCode;
    private final Map<Integer, List<Office>> children;
    private final Map<Integer, List<OfficePeriod>> periods;
    private final Map<Integer, List<Integer>> merged;
    private final Map<Integer, Integer> mergedInto;
    private final List<Office> open;
    private final @Nullable Office district;
    private final @Nullable Office centre;

    private OfficeTree(List<Office> offices, List<OfficePeriod> periods, Map<Integer, Integer> mergedInto) {
        byId = offices.stream().collect(Collectors.toUnmodifiableMap(Office::id, office -> office));
        byCode = offices.stream().collect(Collectors.toUnmodifiableMap(Office::code, office -> office));
        this.periods = periods.stream().collect(Collectors.groupingBy(OfficePeriod::office));
        merged = mergedInto.keySet().stream().sorted().collect(Collectors.groupingBy(mergedInto::get));
        this.mergedInto = Map.copyOf(mergedInto);
        children = childrenOf(offices);
        district = offices.stream()
                .filter(office -> office.level() == Level.DISTRICT && office.parent() == null)
                .findFirst()
                .orElse(null);
        centre = offices.stream()
                .filter(office -> office.open() && office.kind().equals(CENTRE))
                .min(Comparator.comparingInt(Office::lane).reversed().thenComparing(Office::id))
                .filter(office -> office.lane() == 3)
                .orElse(district);
        open = district == null ? List.of() : List.copyOf(fromTheTop(district, new ArrayList<>()));
    }

    public static OfficeTree of(List<Office> offices) {
        return new OfficeTree(offices, List.of(), Map.of());
    }

    /** With what each was called before, and which was merged into which. */
    public static OfficeTree of(List<Office> offices, List<OfficePeriod> periods, Map<Integer, Integer> mergedInto) {
        return new OfficeTree(offices, periods, mergedInto);
    }

    private static Map<Integer, List<Office>> childrenOf(List<Office> offices) {
        var below = new HashMap<Integer, List<Office>>();
        for (var office : offices) {
            if (office.open() && office.parent() != null) {
                below.computeIfAbsent(office.parent(), _ -> new ArrayList<>()).add(office);
            }
        }
        below.values().forEach(siblings -> siblings.sort(Comparator.comparingInt(Office::id)));
        return below;
    }

    private List<Office> fromTheTop(Office top, List<Office> found) {
        found.add(top);
        children(top.id()).forEach(child -> fromTheTop(child, found));
        return found;
    }

    @Override
    public Optional<Office> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Office> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public List<Office> children(int office) {
        return List.copyOf(children.getOrDefault(office, List.of()));
    }

    @Override
    public boolean isAtOrBelow(int office, int ancestor) {
        Integer at = office;
        for (int steps = 0; at != null && steps <= byId.size(); steps++) {
            if (at == ancestor) {
                return true;
            }
            at = parentOf(at);
        }
        return false;
    }

    private @Nullable Integer parentOf(int id) {
        var office = byId.get(id);
        return office == null ? null : office.parent();
    }

    @Override
    public List<Integer> answersFor(int office) {
        var found = new LinkedHashSet<Integer>();
        for (var at = find(office); at.isPresent() && !found.contains(at.get().id()); at = superiorOf(at.get().id())) {
            addMerged(at.get().id(), found);
        }
        return List.copyOf(found);
    }

    /** The office and all that were merged into it, at one remove or several. */
    public List<Integer> mergedTo(int office) {
        var found = new LinkedHashSet<Integer>();
        addMerged(office, found);
        return List.copyOf(found);
    }

    private void addMerged(int office, Set<Integer> found) {
        if (found.add(office)) {
            merged.getOrDefault(office, List.of()).forEach(before -> addMerged(before, found));
        }
    }

    @Override
    public int successorOf(int office) {
        int at = office;
        for (int steps = 0; steps < mergedInto.size(); steps++) {
            at = mergedInto.getOrDefault(at, at);
        }
        return at;
    }

    /** Closed ones too, by id. */
    public List<Office> all() {
        return byId.values().stream().sorted(Comparator.comparingInt(Office::id)).toList();
    }

    @Override
    public Optional<Office> superiorOf(int office) {
        return Optional.ofNullable(parentOf(office)).flatMap(this::find);
    }

    @Override
    public List<Office> open() {
        return open;
    }

    @Override
    public Office district() {
        return founded(district);
    }

    @Override
    public Office centre() {
        return founded(centre);
    }

    private static Office founded(@Nullable Office office) {
        if (office == null) {
            throw new IllegalStateException("no district among the offices");
        }
        return office;
    }

    @Override
    public List<Office> search(String words, int max) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return open.stream().limit(max).toList();
        }
        return open.stream()
                .filter(office -> distance(office, sought) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(office -> distance(office, sought)))
                .limit(max)
                .toList();
    }

    /** 0 for the name itself, then by how far inside a name the words begin. */
    private static int distance(Office office, String sought) {
        int nearest = Integer.MAX_VALUE;
        for (var name : List.of(
                office.name().zh(), office.shortName().zh(), office.name().en(), office.shortName().en(), office.code())) {
            var lower = name.toLowerCase(Locale.ROOT);
            int at = lower.indexOf(sought);
            if (at >= 0) {
                nearest = Math.min(nearest, lower.length() == sought.length() ? 0 : at + 1);
            }
        }
        return nearest;
    }

    @Override
    public Office asOf(int id, LocalDate day) {
        var now = byId(id);
        return periods.getOrDefault(id, List.of()).stream()
                .filter(period -> period.covers(day))
                .findFirst()
                .map(then -> new Office(
                        id, now.code(), then.parent(), now.level(), then.name(), then.shortName(), now.kind(), now.open()))
                .orElse(now);
    }
}
