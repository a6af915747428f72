package org.huiyin.insight.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.Publishing;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows public matters to everybody, in both languages. */
@Component
class PublicViews {
    /** The middle of the cell of a quarter of a kilometre that a matter lies in, in degrees of WGS84. */
    record PublicPoint(double lat, double lng) {}

    /** A public matter as every list shows it. */
    record PublicLine(String number, Wording title, String category, Wording categoryName, @Nullable Wording place, @Nullable OfficeRef township,
            OfficeRef office, String state, boolean open, Instant receivedAt, Instant updatedAt, @Nullable Instant closedAt, @Nullable Instant promise,
            int voices, @Nullable PublicPoint at, @Nullable String notes) {}

    /** One thing that became of it, with what an office released for everybody. */
    record PublicStep(Instant at, String state, boolean open, @Nullable String notes) {}

    /** A public matter on the map. */
    record PublicMark(String number, Wording title, String category, boolean open, Instant receivedAt, PublicPoint at) {}

    private final PublicCategories categories;
    private final Offices offices;
    private final Numbers numbers;
    private final District district;
    private final Map<String, Publishing> kinds;

    PublicViews(PublicCategories categories, Offices offices, Numbers numbers, District district, List<Publishing> kinds) {
        this.categories = categories;
        this.offices = offices;
        this.numbers = numbers;
        this.district = district;
        this.kinds = kinds.stream().collect(Collectors.toMap(Publishing::kind, Function.identity()));
    }

    List<PublicLine> lines(List<PublicMatter> matters) {
        return matters.stream().map(this::line).toList();
    }

    PublicLine line(PublicMatter matter) {
        var place = place(matter);
        var township = matter.township();
        return new PublicLine(number(matter.id()), title(matter), matter.category(), categories.name(matter.category()),
                place == null ? null : place.name(), township == null ? null : OfficeRef.of(offices.byId(township)),
                OfficeRef.of(offices.byId(matter.office())), matter.state(), matter.open(), matter.receivedAt(), matter.updatedAt(), matter.closedAt(),
                matter.promise(), matter.voices(), point(matter.position()), matter.notes());
    }

    List<PublicMark> marks(List<PublicMatter> matters) {
        return matters.stream().flatMap(matter -> {
            var at = point(matter.position());
            return at == null ? java.util.stream.Stream.<PublicMark>of()
                    : java.util.stream.Stream.of(new PublicMark(number(matter.id()), title(matter), matter.category(), matter.open(), matter.receivedAt(), at));
        }).toList();
    }

    static PublicStep step(PublicMatter.Update update) {
        return new PublicStep(update.at(), update.state(), update.open(), update.notes());
    }

    String number(MatterId id) {
        return numbers.number(id);
    }

    /** What its kind calls its state. */
    Wording state(PublicMatter matter) {
        return Objects.requireNonNull(kinds.get(matter.kind())).named(matter.state());
    }

    /** In both languages where it is still the rule's. */
    Wording title(PublicMatter matter) {
        var place = place(matter);
        return RuleTitle.said(matter.title(), categories.name(matter.category()), place == null ? null : place.shortName(),
                YearMonth.from(matter.receivedAt().atZone(district.zone())));
    }

    /** From the most specific to the most general. */
    String address(PublicMatter matter, Locale language) {
        var words = new java.util.ArrayList<String>();
        var place = place(matter);
        var township = matter.township() == null ? null : offices.byId(matter.township());
        if (place != null && place.level() != Office.Level.DISTRICT && !place.equals(township)) {
            words.add(in(language, place.name()));
        }
        if (township != null) {
            words.add(in(language, township.name()));
        }
        words.add(in(language, district.name()));
        return String.join(", ", words);
    }

    private @Nullable Office place(PublicMatter matter) {
        return matter.place() == null ? null : offices.byId(matter.place());
    }

    private static @Nullable PublicPoint point(@Nullable Position at) {
        return at == null ? null : new PublicPoint(at.lat(), at.lng());
    }

    static String in(Locale language, Wording wording) {
        return language.getLanguage().equals("en") ? wording.en() : wording.zh();
    }
}
