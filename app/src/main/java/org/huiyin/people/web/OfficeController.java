package org.huiyin.people.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The offices as forms choose among them: the places for everybody, the whole tree for staff. */
@RestController
@RequestMapping("/api")
class OfficeController {
    private static final int MOST = 50;
    private static final int LONGEST_QUERY = 40;

    /** A township or street and what lies in it. */
    record Township(
            int id, @Schema(example = "jiangbei") String code, Wording name, @JsonProperty("short") Wording shortName,
            List<Community> communities) {}

    record Community(int id, String code, Wording name) {}

    private final Offices offices;

    OfficeController(Offices offices) {
        this.offices = offices;
    }

    @GetMapping("/places")
    ResponseEntity<List<Township>> places() {
        var townships = offices.open().stream()
                .filter(office -> office.level() == Level.TOWNSHIP)
                .map(this::township)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic()).body(townships);
    }

    private Township township(Office office) {
        var communities = offices.children(office.id()).stream()
                .filter(below -> below.level() == Level.COMMUNITY)
                .map(below -> new Community(below.id(), below.code(), below.name()))
                .toList();
        return new Township(office.id(), office.code(), office.name(), office.shortName(), communities);
    }

    @GetMapping("/offices")
    List<OfficeRef> search(@RequestParam(defaultValue = "") String q) {
        var words = q.length() > LONGEST_QUERY ? q.substring(0, LONGEST_QUERY) : q;
        return offices.search(words, MOST).stream().map(OfficeRef::of).toList();
    }

    @GetMapping("/offices/tree")
    List<OfficeRef> tree() {
        return offices.open().stream().map(OfficeRef::of).toList();
    }
}
