package org.huiyin.open311.web;

import static org.huiyin.open311.web.ServiceController.fields;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.Phone;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.open311.command.KeyHandler;
import org.huiyin.open311.command.SendHandler;
import org.huiyin.open311.command.SendHandler.Sent;
import org.huiyin.open311.command.SendHandler.Taken;
import org.huiyin.people.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Takes in requests and updates as forms, from applications that hold a key. */
@RestController
@Hidden // GeoReport v2 describes it, and not our own interface
@RequestMapping("/open311/v2")
class SendController {
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\]]{1,100})](\\[])?");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_LINK = 2000;
    private static final Wording NOTICE = new Wording("%s 以前答复。查询码 %s，在 %s 查看进展、补充和评价。", "To be answered by %s. Code %s opens it at %s.");
    private final SendHandler sending;
    private final KeyHandler keys;
    private final Here here;

    SendController(SendHandler sending, KeyHandler keys, Here here) {
        this.sending = sending;
        this.keys = keys;
        this.here = here;
    }

    @PostMapping("/requests.{format:xml|json}")
    ResponseEntity<byte[]> send(@PathVariable String format, @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID command, HttpServletRequest request, Locale language) {
        var key = keys.admit(form.getFirst("api_key"));
        noFiles(request);
        Asking.jurisdiction(form.getFirst("jurisdiction_id"), here.district());
        var service = line(form, "service_code");
        if (service.isEmpty()) {
            throw Refusal.invalid("open311.service-missing", "service_code");
        }
        var taken = sending.send(new Sent(command == null ? UUID.randomUUID() : command, service, text(form, "description"), place(form), contact(form),
                answers(form), links(form)), key);
        return GeoReport.answer(format, "service_requests", List.of(receipt(taken, language)));
    }

    @PostMapping("/servicerequestupdates.{format:xml|json}")
    ResponseEntity<byte[]> update(@PathVariable String format, @RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
        var key = keys.admit(form.getFirst("api_key"));
        noFiles(request);
        Asking.jurisdiction(form.getFirst("jurisdiction_id"), here.district());
        for (var field : List.of("service_request_id", "update_id", "status", "updated_datetime", "description")) {
            if (text(form, field).isEmpty()) {
                throw Refusal.invalid("field.missing", field);
            }
        }
        Asking.instant(line(form, "updated_datetime"), "updated_datetime");
        var id = here.numbers().ifNumber(line(form, "service_request_id")).orElseThrow(() -> Refusal.notFound("open311.request-unknown"));
        var update = line(form, "update_id");
        var said = new ArrayList<>(List.of(text(form, "description")));
        links(form).forEach(link -> said.add("附图链接：" + link));
        sending.update(id, update, String.join("\n", said), key);
        return GeoReport.answer(format, "service_request_updates", List.of(fields("update_id", update)));
    }

    /** GeoReport v2 sends addresses of pictures; a file that was left out without a word would be missed by the resident. */
    private static void noFiles(HttpServletRequest request) {
        var parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
        if (parts != null && !parts.getMultiFileMap().isEmpty()) {
            throw Refusal.invalid("open311.files-not-taken", parts.getMultiFileMap().keySet().iterator().next());
        }
    }

    private Map<String, @Nullable Object> receipt(Taken taken, Locale language) {
        var header = taken.registered().matter().header();
        var promise = header.promise() == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(header.promise().atZone(here.district().zone()));
        var page = here.site().root() + "/r#" + taken.registered().receiptCode();
        var notice = Asking.in(language, NOTICE).formatted(promise, taken.registered().receiptCode(), page);
        return taken.token() == null
                ? fields("service_request_id", here.numbers().number(header.id()), "service_notice", notice, "account_id", null)
                : fields("token", taken.token(), "service_notice", notice, "account_id", null);
    }

    private RegisterAppeal.Place place(MultiValueMap<String, String> form) {
        var position = SendHandler.position(form.getFirst("lat"), form.getFirst("long"));
        var address = line(form, "address_string");
        var code = line(form, "address_id");
        var place = code.isEmpty() ? null : here.offices().byCode(code).filter(one -> one.level() == Office.Level.COMMUNITY || one.level() == Office.Level.TOWNSHIP)
                .orElseThrow(() -> Refusal.invalid("open311.address-unknown", "address_id"));
        if (position == null && address.isEmpty() && place == null) {
            throw Refusal.invalid("open311.place-missing", "lat");
        }
        boolean community = place != null && place.level() == Office.Level.COMMUNITY;
        return new RegisterAppeal.Place(place == null ? null : community ? place.parent() : Integer.valueOf(place.id()),
                place != null && community ? Integer.valueOf(place.id()) : null, address.isEmpty() ? null : address, position);
    }

    /** Ids of devices and accounts are passed over: nothing may join a person's matters. */
    private static RegisterAppeal.Contact contact(MultiValueMap<String, String> form) {
        var name = (line(form, "last_name") + " " + line(form, "first_name")).strip();
        var phone = Phone.readable(line(form, "phone"));
        var email = line(form, "email");
        boolean anonymous = name.isEmpty() && phone.isEmpty() && email.isEmpty();
        return new RegisterAppeal.Contact(anonymous, orNull(name), orNull(phone), orNull(email), false, null);
    }

    private static Map<String, List<String>> answers(MultiValueMap<String, String> form) {
        var answers = new HashMap<String, List<String>>();
        form.forEach((name, values) -> {
            var attribute = ATTRIBUTE.matcher(name);
            if (attribute.matches()) {
                answers.computeIfAbsent(attribute.group(1), _ -> new ArrayList<>()).addAll(values.stream().filter(Objects::nonNull).toList());
            }
        });
        return answers;
    }

    /** Only addresses of the web; they are told to the office and opened by nobody here. */
    private static List<String> links(MultiValueMap<String, String> form) {
        var links = new ArrayList<String>();
        for (var name : List.of("media_url", "media_url[]")) {
            for (var link : form.getOrDefault(name, List.of())) {
                if (!link.isBlank()) {
                    links.add(link(link.strip()));
                }
            }
        }
        return links;
    }

    private static String link(String text) {
        try {
            var scheme = Objects.requireNonNullElse(URI.create(text).getScheme(), "");
            if (text.length() <= LONGEST_LINK && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
                return text;
            }
        } catch (IllegalArgumentException unreadable) {
            // answered below
        }
        throw Refusal.invalid("open311.media-unreadable", "media_url");
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    private static String line(MultiValueMap<String, String> form, String name) {
        var text = text(form, name);
        if (text.length() > LONGEST_LINE) {
            throw Refusal.invalid("field.length", name);
        }
        return text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
