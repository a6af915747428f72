package org.huiyin.open311.web;

import static org.huiyin.open311.web.ServiceController.fields;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.insight.PublicMatter;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows matters as requests of GeoReport v2: to everybody what is public, to the application that sent one how it stands. */
@Component
class RequestViews {
    private final Categories categories;
    private final Offices offices;
    private final Numbers numbers;
    private final District district;

    RequestViews(Categories categories, Offices offices, Numbers numbers, District district) {
        this.categories = categories;
        this.offices = offices;
        this.numbers = numbers;
        this.district = district;
    }

    List<String> kept() {
        return categories.all().stream().filter(one -> one.kept()).map(one -> one.code()).toList();
    }

    Map<String, @Nullable Object> shown(PublicMatter matter, Locale language) {
        var category = categories.name(matter.category());
        var place = matter.place() == null ? null : offices.byId(matter.place());
        var title = RuleTitle.said(matter.title(), category, place == null ? null : place.shortName(),
                YearMonth.from(matter.receivedAt().atZone(district.zone())));
        var at = matter.position();
        return fields("service_request_id", numbers.number(matter.id()), "status", matter.open() ? "open" : "closed", "status_notes", matter.notes(),
                "service_name", said(language, category), "service_code", matter.category(), "description", Asking.in(language, title),
                "agency_responsible", Asking.in(language, offices.byId(matter.office()).name()), "service_notice", null,
                "requested_datetime", time(matter.receivedAt()), "updated_datetime", time(matter.updatedAt()),
                "expected_datetime", matter.promise() == null ? null : time(matter.promise()), "address", place == null ? null : address(place, language),
                "address_id", place == null ? null : place.code(), "zipcode", null, "lat", at == null ? null : at.lat(),
                "long", at == null ? null : at.lng(), "media_url", null);
    }

    /** To the application that sent it: no word of it, only whether an answer is owed. */
    Map<String, @Nullable Object> followed(Header header, boolean open, Instant updated, Locale language) {
        return fields("service_request_id", numbers.number(header.id()), "status", open ? "open" : "closed", "status_notes", null,
                "service_name", said(language, categories.name(header.category())), "service_code", header.category() == null ? "" : header.category(),
                "description", null, "agency_responsible", null, "service_notice", null, "requested_datetime", time(header.receivedAt()),
                "updated_datetime", time(updated), "expected_datetime", header.promise() == null ? null : time(header.promise()), "address", null,
                "address_id", null, "zipcode", null, "lat", null, "long", null, "media_url", null);
    }

    Map<String, @Nullable Object> update(PublicMatter.Update update) {
        return fields("update_id", numbers.number(update.id()) + "-" + update.revision(), "service_request_id", numbers.number(update.id()),
                "status", switch (update.state()) {
                    case "registered" -> "OPEN";
                    case "accepted" -> "INVESTIGATING";
                    case "dispatched" -> "IN_PROGRESS";
                    default -> "CLOSED";
                }, "description", update.notes() == null ? "" : update.notes(), "media_url", "", "updated_datetime", time(update.at()),
                "external_status_code", update.state());
    }

    private static @Nullable String said(Locale language, @Nullable Wording wording) {
        return wording == null ? null : Asking.in(language, wording);
    }

    /** From the most specific to the most general. */
    private String address(Office place, Locale language) {
        var superior = offices.superiorOf(place.id()).filter(one -> one.level() != Office.Level.DISTRICT);
        var own = Asking.in(language, place.name());
        var all = superior.map(one -> own + ", " + Asking.in(language, one.name())).orElse(own);
        return all + ", " + Asking.in(language, district.name());
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(district.zone()));
    }
}
