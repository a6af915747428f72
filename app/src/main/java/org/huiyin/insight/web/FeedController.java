package org.huiyin.insight.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.store.PublicList;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.web.SiteAddress;
import org.huiyin.web.XmlText;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Public matters as RSS 2.0: the newest of the district, or of one township. */
@RestController
@Hidden // RSS describes it, and not our own interface
@RequestMapping("/feeds")
class FeedController {
    private static final int NEWEST = 50;
    private static final String DISTRICT = "district";
    private static final MediaType RSS = new MediaType("application", "rss+xml", StandardCharsets.UTF_8);
    private final PublicList list;
    private final PublicViews views;
    private final PublicAsked asking;
    private final PublicCategories categories;
    private final District district;
    private final Offices offices;
    private final SiteAddress site;

    FeedController(PublicList list, PublicViews views, PublicAsked asking, PublicCategories categories, PublicMatterController.Where where, SiteAddress site) {
        this.list = list;
        this.views = views;
        this.asking = asking;
        this.categories = categories;
        this.district = where.district();
        this.offices = where.offices();
        this.site = site;
    }

    @GetMapping("/{township}.rss")
    ResponseEntity<byte[]> feed(@PathVariable String township, Locale language) {
        var office = township.equals(DISTRICT) ? offices.district()
                : offices.byCode(township).filter(one -> one.level() == Office.Level.TOWNSHIP).orElseThrow(() -> Refusal.notFound("page.unknown"));
        Map<String, String> asked = township.equals(DISTRICT) ? Map.of() : Map.of("township", office.code());
        var matters = list.page(district.id(), asking.of(asked, null), null, NEWEST);
        return ResponseEntity.ok().contentType(RSS).cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .header("Vary", "Accept-Language").body(xml(office, township, matters, language));
    }

    private byte[] xml(Office office, String code, List<PublicMatter> matters, Locale language) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            var root = site.root();
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("channel");
            element(xml, "title", PublicViews.in(language, new Wording(office.name().zh() + "：公开的诉求", office.name().en() + ": public appeals")));
            element(xml, "link", root + "/matters" + (code.equals(DISTRICT) ? "" : "?township=" + code));
            element(xml, "description", PublicViews.in(language, new Wording("居民选择公开的诉求，最新的在前", "Appeals their residents chose to make public, the newest first")));
            element(xml, "language", language.getLanguage().equals("en") ? "en" : "zh-cn");
            element(xml, "ttl", "5");
            for (var matter : matters) {
                item(xml, matter, root, language);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private void item(XMLStreamWriter xml, PublicMatter matter, String root, Locale language) throws XMLStreamException {
        var state = views.state(matter);
        var held = offices.byId(matter.office()).name();
        var link = root + "/matters/" + views.number(matter.id());
        xml.writeStartElement("item");
        element(xml, "title", PublicViews.in(language, views.title(matter)));
        element(xml, "link", link);
        element(xml, "guid", link);
        element(xml, "category", PublicViews.in(language, categories.name(matter.category())));
        element(xml, "pubDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(matter.receivedAt().atZone(district.zone())));
        element(xml, "description", PublicViews.in(language, new Wording(state.zh() + " · " + held.zh(), state.en() + " · " + held.en()))
                + (matter.notes() == null ? "" : "\n" + Objects.requireNonNull(matter.notes())));
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.printable(text));
        xml.writeEndElement();
    }
}
