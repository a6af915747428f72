package org.huiyin.insight.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huiyin.insight.PublicMatter;
import org.huiyin.kernel.District;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Public matters as rows of GeoReport Bulk. */
@Component
class BulkRows {
    /** A column, what Frictionless Data calls its type, and whether it is always filled. */
    record Column(String name, String type, boolean required) {}

    static final List<Column> COLUMNS = List.of(new Column("service_request_id", "string", true), new Column("requested_datetime", "datetime", true),
            new Column("updated_datetime", "datetime", true), new Column("closed_date", "datetime", false), new Column("status_description", "string", true),
            new Column("status_notes", "string", false), new Column("source", "string", true), new Column("service_name", "string", true),
            new Column("service_subtype", "string", false), new Column("description", "string", true), new Column("agency_responsible", "string", true),
            new Column("address", "string", true), new Column("lat", "number", false), new Column("long", "number", false));

    private final PublicViews views;
    private final PublicCategories categories;
    private final Offices offices;
    private final ZoneId zone;

    BulkRows(PublicViews views, PublicCategories categories, Offices offices, District district) {
        this.views = views;
        this.categories = categories;
        this.offices = offices;
        this.zone = district.zone();
    }

    /** In the order of the columns; null where there is nothing. */
    List<@Nullable Object> row(PublicMatter matter, Locale language) {
        var above = categories.above(matter.category());
        var own = PublicViews.in(language, categories.name(matter.category()));
        var at = matter.position();
        return java.util.Arrays.asList(views.number(matter.id()), time(matter.receivedAt()), time(matter.updatedAt()),
                matter.closedAt() == null ? null : time(matter.closedAt()), matter.open() ? "open" : "closed",
                Objects.requireNonNullElse(matter.notes(), ""), matter.channel(), above == null ? own : PublicViews.in(language, categories.name(above)),
                above == null ? "" : own, PublicViews.in(language, views.title(matter)), PublicViews.in(language, offices.byId(matter.office()).name()),
                views.address(matter, language), at == null ? null : at.lat(), at == null ? null : at.lng());
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
