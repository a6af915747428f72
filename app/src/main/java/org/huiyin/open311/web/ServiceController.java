package org.huiyin.open311.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.open311.domain.Attribute;
import org.huiyin.open311.domain.Attributes;
import org.huiyin.web.SiteAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be sent here: discovery, the services and what each asks. */
@RestController
@Hidden // GeoReport v2 describes it, and not our own interface
@RequestMapping("/open311")
class ServiceController {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    /** When the interface was last changed in what it answers. */
    private static final String CHANGESET = "2026-11-27T00:00:00+08:00";
    private final Categories categories;
    private final Attributes attributes;
    private final District district;
    private final SiteAddress site;

    ServiceController(Categories categories, Attributes attributes, District district, SiteAddress site) {
        this.site = site;
        this.categories = categories;
        this.attributes = attributes;
        this.district = district;
    }

    @GetMapping({"/discovery.{format:xml|json}", "/v2/discovery.{format:xml|json}"})
    ResponseEntity<byte[]> discovery(@PathVariable String format, Locale language) {
        var root = site.root();
        var endpoint = fields("specification", SPECIFICATION, "url", root + "/open311/v2", "changeset", CHANGESET, "type", "production", "formats",
                List.of("text/xml", "application/json"));
        var contact = language.getLanguage().equals("en")
                ? "A key is issued by the administrators of " + district.name().en() + "; ask them by an appeal at " + root
                : district.name().zh() + "的管理员发放 key；在 " + root + " 提交一件诉求就可以申请";
        return GeoReport.answer(format, "discovery", fields("changeset", CHANGESET, "contact", contact, "key_service", root + "/new", "endpoints",
                List.of(endpoint)));
    }

    @GetMapping("/v2/services.{format:xml|json}")
    ResponseEntity<byte[]> services(@PathVariable String format, @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction,
            Locale language) {
        Asking.jurisdiction(jurisdiction, district);
        return GeoReport.answer(format, "services", categories.all().stream().filter(one -> one.parent() != null)
                .map(category -> service(category, language)).toList());
    }

    @GetMapping("/v2/services/{code}.{format:xml|json}")
    ResponseEntity<byte[]> service(@PathVariable String code, @PathVariable String format,
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction, Locale language) {
        Asking.jurisdiction(jurisdiction, district);
        var category = categories.find(code).filter(one -> one.parent() != null).orElseThrow(() -> Refusal.notFound("open311.service-unknown"));
        var asked = new ArrayList<Map<String, @Nullable Object>>();
        for (var attribute : attributes.of(category)) {
            asked.add(attribute(attribute, asked.size() + 1, language));
        }
        return GeoReport.answer(format, "service_definition", fields("service_code", category.code(), "attributes", asked));
    }

    /** What is kept answers with a token, everything else with its number. */
    private Map<String, @Nullable Object> service(Category category, Locale language) {
        var parent = category.parent() == null ? null : categories.of(category.parent());
        return fields("service_code", category.code(), "service_name", Asking.in(language, category.name()), "description",
                description(category, parent, language), "metadata", !attributes.of(category).isEmpty(), "type", category.kept() ? "batch" : "realtime",
                "keywords", String.join(", ", category.synonyms()), "group", parent == null ? null : Asking.in(language, parent.name()));
    }

    /** Examples are in Chinese alone. */
    private static String description(Category category, @Nullable Category parent, Locale language) {
        return !language.getLanguage().equals("en") ? String.join("；", category.examples())
                : parent == null ? category.name().en() : parent.name().en() + ": " + category.name().en();
    }

    private static Map<String, @Nullable Object> attribute(Attribute attribute, int order, Locale language) {
        return fields("variable", true, "code", attribute.code(), "datatype", attribute.datatype().name().toLowerCase(Locale.ROOT), "required",
                attribute.required(), "datatype_description", Asking.in(language, attribute.hint()), "order", order, "description",
                Asking.in(language, attribute.name()), "values", attribute.values().stream()
                        .map(value -> fields("key", value.key(), "name", Asking.in(language, value.name()))).toList());
    }

    /** In the order in which the specification lists them. */
    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
