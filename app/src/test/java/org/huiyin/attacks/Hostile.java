package org.huiyin.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody sends who means no good, or whose program is broken. */
final class Hostile {
    /** A word that no answer may repeat. */
    static final String MARK = "Zq7Mark";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TEXTS = List.of(MARK, "' or '1'='1", "\"; drop table matter; --", MARK + "\u0000", "\ud800" + MARK, "<script>" + MARK + "</script>",
            "../../../../etc/passwd", "${jndi:ldap://127.0.0.1/" + MARK + "}", "{{7*7}}", "%s%s%n" + MARK, "\u202e\u2066" + MARK, "=cmd|'/c calc'!A1", "\r\nSet-Cookie: a=b",
            MARK.repeat(3000), "𠮷".repeat(3000), "-1", "NaN", "9".repeat(400), "0000-00-00", "+999999999-12-31T23:59:59Z", "null", " ", "");
    private static final List<String> RAW = List.of("null", "true", "1e400", "-1e400", "9".repeat(5000), "0.1", "-1", "2147483648", "9223372036854775808", "[]", "{}",
            "[[[[[[[[[[]]]]]]]]]]", "\"\\ud800\"", "\"\\u0000\"", "{\"$ref\":\"#\"}", "[null,null]", "{\"a\":{\"a\":{\"a\":1}}}");
    private static final List<String> IDS = List.of("-1", "0", "99999999", "99999999999999999999", "%00", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%27%20or%201=1--", "WC260916-ZZZZZZ", "wc000000-000000",
            "00000000-0000-0000-0000-000000000000", "%F0%A0%AE%B7", "%FF%FE", "%25%32%65", "a".repeat(3000), "%E2%80%AE", "2026-02-30", "*", "%3Cscript%3E", "null", "0x1F", "1e3", "%0d%0aX:1");
    private static final String[] HEADERS = {"Accept", "*/*;q=abc", "Accept", "application/xml", "Accept-Language", "zh-" + "x".repeat(2000), "Accept-Language", "*;q=2,,;", "Authorization", "Receipt " + MARK,
        "Authorization", "Receipt " + "A".repeat(6000), "Authorization", "Basic Og==", "Cookie", "huiyin=" + MARK, "Cookie", "huiyin=\"; =;;", "Idempotency-Key", MARK, "Idempotency-Key", "", "X-XSRF-TOKEN", "é",
        "Content-Encoding", "gzip", "Range", "bytes=9999999999999-", "If-None-Match", "W/\"", "If-Modified-Since", "yesterday", "X-Forwarded-For", MARK, "X-HTTP-Method-Override", "DELETE", "Origin", "null",
        "User-Agent", "x".repeat(4000), "X-Request-Id", MARK, "Forwarded", "for=\"[::1\""};
    private final Random random;

    Hostile(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    String id() {
        return one(IDS);
    }

    String text() {
        return one(TEXTS);
    }

    /** A header and what it says. */
    String[] header() {
        int at = random.nextInt(HEADERS.length / 2) * 2;
        return new String[] {HEADERS[at], HEADERS[at + 1]};
    }

    String query(Iterable<String> names) {
        var query = new StringBuilder("?");
        for (var name : names) {
            query.append(java.net.URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=').append(java.net.URLEncoder.encode(text().replace("\ud800", ""), StandardCharsets.UTF_8)).append('&');
        }
        return query.append(chance(3) ? "after=%ZZ" : chance(3) ? "limit=" + id() + "&from=" + id() + "&q=%27%3B" : "x=1").toString();
    }

    /** A body of that schema with something wrong in it, or something that is none at all. */
    byte[] body(JsonNode api, @Nullable JsonNode schema) {
        return switch (random.nextInt(8)) {
            case 0 -> one(RAW).getBytes(StandardCharsets.UTF_8);
            case 1 -> new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', (byte) 0xF0, (byte) 0x28, '}'};
            case 2 -> ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> xml(chance(2));
            default -> written(schema == null ? Map.of("a", MARK) : value(api, schema, 0));
        };
    }

    private byte[] written(Object value) {
        var text = JSON.writeValueAsString(value);
        while (text.contains("\"@raw")) { // as no mapper would write it
            text = text.replaceFirst("\"@raw\"", java.util.regex.Matcher.quoteReplacement(one(RAW)));
        }
        var cut = chance(12) ? text.substring(0, text.length() / 2) : text;
        return cut.getBytes(chance(15) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private Object value(JsonNode api, JsonNode schema, int depth) {
        var at = schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
        if (chance(5)) {
            return chance(2) ? "@raw" : text();
        }
        if (at.has("oneOf")) {
            return value(api, at.get("oneOf").get(0), depth + 1);
        }
        var type = at.path("type").toString();
        if (type.contains("object") && depth < 6) {
            var fields = new LinkedHashMap<String, Object>();
            at.path("properties").propertyStream().filter(field -> !chance(8)).forEach(field -> fields.put(field.getKey(), value(api, field.getValue(), depth + 1)));
            if (chance(3)) {
                fields.put(one(List.of("id", "admin", "roles", "district", "__proto__", "@class", "revision", MARK)), one(List.of(1, true, MARK, List.of("administrator"))));
            }
            return fields;
        }
        if (type.contains("array")) {
            var some = new ArrayList<>();
            for (int i = random.nextInt(chance(20) ? 3000 : 3); i > 0; i--) {
                some.add(value(api, at.path("items"), 7));
            }
            return some;
        }
        var example = at.path("example");
        return example.isMissingNode() ? type.contains("boolean") ? chance(2) : type.contains("string") ? text() : random.nextInt() : JSON.treeToValue(example, Object.class);
    }

    private static byte[] xml(boolean laughs) {
        var text = laughs
                ? "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><l>&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;</l>"
                : "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Files by name: bombs, entities, cut and broken ones. */
    static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("bomb.xlsx", workbook("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + " ".repeat(64 << 20) + "</sheetData></worksheet>"));
        files.put("laughs.xlsx", workbook(new String(xml(true), StandardCharsets.UTF_8)));
        files.put("xxe.xlsx", workbook(new String(xml(false), StandardCharsets.UTF_8)));
        files.put("wide.xlsx", workbook("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>内容</t></is></c></row>"
                + "<row r=\"2147483647\"><c r=\"ZZZZZZ9\"><v>1e400</v></c></row></sheetData></worksheet>"));
        files.put("many.zip", zip(2000));
        files.put("cut.xlsx", java.util.Arrays.copyOf(files.get("xxe.xlsx"), 300));
        files.put("../../" + MARK + ".csv", "内容,时间\n\"unclosed".getBytes(StandardCharsets.UTF_8));
        files.put("wide.csv", ("内容,时间\n" + "x,".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
        files.put("broken.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3, 0x28, ',', 0, '\n', (byte) 0xFF});
        files.put("empty.csv", new byte[0]);
        files.put("huge.png", png(60_000, 60_000));
        files.put("cut.png", java.util.Arrays.copyOf(png(60, 60), 40));
        files.put("x.svg", ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>" + MARK + "</script></svg>").getBytes(StandardCharsets.UTF_8));
        files.put("x.pdf", "%PDF-1.4\n%\u00e2 <script>".getBytes(StandardCharsets.ISO_8859_1));
        files.put("x.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
        files.put("x.gif", "GIF89a\u00ff\u00ff\u00ff\u00ff\u00f7\u0000\u0000".getBytes(StandardCharsets.ISO_8859_1));
        files.put("name\r\nX: y.pdf", new byte[] {'%', 'P', 'D', 'F'});
        return files;
    }

    private static byte[] workbook(String sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            put(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static byte[] zip(int entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                put(zip, "../".repeat(i % 5) + i, "x");
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A picture of so many points in a few bytes. */
    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        chunk(bytes, "IHDR", java.nio.ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        var packed = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(packed, new Deflater(9))) {
            deflated.write(new byte[1 << 20]);
        }
        chunk(bytes, "IDAT", packed.toByteArray());
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        out.write(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        out.write(java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
