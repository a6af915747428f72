package org.huiyin.appeals.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.huiyin.kernel.District;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The page of a receipt as one file to keep: no script, no style from elsewhere, every word escaped. */
final class ReceiptText {
    private static final String STYLE = "body{font:1rem/1.7 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2422}"
            + "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #aab}p,li{white-space:pre-wrap;overflow-wrap:anywhere}"
            + ".meta{color:#4a5654;font-size:.9rem}";
    private final boolean english;
    private final District district;
    private final DateTimeFormatter time;
    private final List<String> files;
    private final StringBuilder out = new StringBuilder();

    ReceiptText(Locale locale, District district, List<String> files) {
        this.english = locale.getLanguage().equals("en");
        this.district = district;
        this.files = files;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(district.zone());
    }

    String html(JsonNode page, JsonNode contact) {
        var title = word("回执 ", "Receipt ") + page.path("number").asString("");
        out.append("<!doctype html><html lang=\"").append(english ? "en" : "zh-CN").append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title)).append("</title><style>").append(STYLE).append("</style></head><body><h1>").append(escaped(title)).append("</h1>");
        facts(page);
        head("您的原话", "Your words");
        paragraph(page.path("text").asString(word("内容已删除", "The contents were erased")));
        own(contact);
        head("经过", "What happened");
        page.path("timeline").forEach(this::event);
        replies(page);
        messages(page.path("messages"));
        readings(page.path("readings"));
        list("文件", "Files", files);
        return out.append("</body></html>\n").toString();
    }

    private void facts(JsonNode page) {
        paragraph(english ? district.name().en() : district.name().zh());
        paragraph(said(page.path("titleName")));
        paragraph(word("收到：", "Received: ") + time(page.path("receivedAt")));
        paragraph(word("状态：", "State: ") + said(page.path("stateName")));
        paragraph(word("现在由谁办：", "Held by: ") + said(page.path("holder").path("name")));
        if (page.hasNonNull("promise")) {
            paragraph(word("答应答复的时间：", "An answer is promised by: ") + time(page.path("promise").path("dueAt")));
        }
        if (page.hasNonNull("address")) {
            paragraph(word("地点：", "Place: ") + page.path("address").asString());
        }
        if (page.hasNonNull("position")) {
            var at = page.path("position");
            paragraph(word("地图上的点（WGS84）：", "Point on the map (WGS84): ") + at.path("lat").asString() + ", " + at.path("lng").asString());
        }
    }

    /** How to reach the resident, as it was given and as it is kept. */
    private void own(JsonNode contact) {
        for (var name : List.of("name", "phone", "email")) {
            if (contact.hasNonNull(name)) {
                paragraph(switch (name) {
                    case "name" -> word("姓名：", "Name: ");
                    case "phone" -> word("电话：", "Telephone: ");
                    default -> word("邮箱：", "E-mail: ");
                } + contact.path(name).asString());
            }
        }
    }

    private void event(JsonNode event) {
        meta(time(event.path("at")), said(event.path("office").path("name")));
        paragraph(said(event.path("words")) + (event.hasNonNull("reason") ? word("。原因：", ". Why: ") + said(event.path("reason")) : ""));
        if (event.hasNonNull("text")) {
            paragraph(event.path("text").asString());
        }
    }

    private void replies(JsonNode page) {
        if (!page.hasNonNull("reply")) {
            return;
        }
        head("答复", "Answers");
        page.path("replies").forEach(this::reply);
        reply(page.path("reply"));
    }

    private void reply(JsonNode reply) {
        meta(time(reply.path("at")), said(reply.path("office").path("name")), said(reply.path("outcomeName")));
        paragraph(reply.path("text").asString(""));
        if (reply.hasNonNull("own")) {
            paragraph(reply.path("own").asString());
        }
    }

    private void messages(JsonNode messages) {
        if (!messages.isEmpty()) {
            head("往来的话", "Messages");
        }
        messages.forEach(message -> {
            meta(time(message.path("at")), message.path("from").asString("").equals("resident") ? word("您", "You") : said(message.path("office").path("name")));
            paragraph(message.path("text").asString(""));
        });
    }

    private void readings(JsonNode readings) {
        head("谁看过您的信息", "Who read your data");
        if (readings.isEmpty()) {
            paragraph(word("还没有人看过", "Nobody yet"));
        }
        readings.forEach(reading -> {
            boolean identity = reading.path("grade").asString("").equals("identity");
            meta(time(reading.path("at")), said(reading.path("office").path("name")), said(reading.path("role")));
            paragraph((identity ? word("看了姓名和联系方式", "Saw name and contact") : word("看了内容", "Read the contents"))
                    + (reading.hasNonNull("purpose") ? word("，为了：", ", for: ") + said(reading.path("purpose")) : ""));
        });
    }

    private void list(String zh, String en, List<String> paths) {
        if (!paths.isEmpty()) {
            head(zh, en);
            out.append("<ul>");
            paths.forEach(path -> out.append("<li><a href=\"").append(escaped(path)).append("\">").append(escaped(path)).append("</a></li>"));
            out.append("</ul>");
        }
    }

    private void head(String zh, String en) {
        out.append("<h2>").append(escaped(word(zh, en))).append("</h2>");
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            out.append("<p>").append(escaped(text)).append("</p>");
        }
    }

    private void meta(String... parts) {
        out.append("<p class=\"meta\">").append(escaped(String.join(" · ", List.of(parts).stream().filter(part -> !part.isBlank()).toList()))).append("</p>");
    }

    private String said(JsonNode wording) {
        return wording.path(english ? "en" : "zh").asString("");
    }

    private String word(String zh, String en) {
        return english ? en : zh;
    }

    private String time(JsonNode instant) {
        return instant.isString() ? time.format(Instant.parse(instant.asString())) : "";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
