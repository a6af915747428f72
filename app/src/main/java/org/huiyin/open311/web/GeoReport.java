package org.huiyin.open311.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.huiyin.web.XmlText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as GeoReport v2 has them: XML, and JSON by the Spark convention, where the outermost name is dropped and what
 * repeats is an array.
 */
final class GeoReport {
    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final MediaType JSON = new MediaType("application", "json", StandardCharsets.UTF_8);
    private static final XMLOutputFactory XML_OUT = XMLOutputFactory.newDefaultFactory();
    private static final JsonMapper JSON_OUT = JsonMapper.builder().build();
    /** What the members of a list are called. */
    private static final Map<String, String> ONE_OF = Map.of("services", "service", "attributes", "attribute", "values", "value",
            "service_requests", "request", "service_request_updates", "request_update", "errors", "error", "endpoints", "endpoint", "formats", "format");

    private GeoReport() {}

    /** Whoever is no browser of ours may read it too: there is nothing in it that is not public or asked for with a key. */
    static ResponseEntity<byte[]> answer(String format, String name, Object content, HttpStatusCode status) {
        var out = format.equals("json") ? JSON_OUT.writeValueAsString(content) : xml(name, content);
        return ResponseEntity.status(status).contentType(format.equals("json") ? JSON : XML).cacheControl(CacheControl.noCache())
                .header("Access-Control-Allow-Origin", "*").body(out.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> answer(String format, String name, Object content) {
        return answer(format, name, content, HttpStatusCode.valueOf(200));
    }

    private static String xml(String name, Object content) {
        var text = new StringWriter();
        try {
            var out = XML_OUT.createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
            write(out, name, content);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter out, String name, @Nullable Object content) throws XMLStreamException {
        out.writeStartElement(name);
        switch (content) {
            case null -> {}
            case Map<?, ?> fields -> {
                for (var field : fields.entrySet()) {
                    write(out, Objects.toString(field.getKey()), field.getValue());
                }
            }
            case List<?> items -> {
                for (var item : items) {
                    write(out, Objects.requireNonNull(ONE_OF.get(name)), item);
                }
            }
            default -> out.writeCharacters(XmlText.printable(content.toString()));
        }
        out.writeEndElement();
    }
}
