package org.huiyin.people.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.huiyin.people.Member;
import org.huiyin.people.Office.Level;
import org.huiyin.people.command.ChangeOffice;
import org.huiyin.people.command.OfficeHandler;
import org.huiyin.people.command.OpenOffice;
import org.huiyin.people.web.AdministeredOffices.AdministeredOffice;
import org.huiyin.people.web.AdministeredOffices.OfficeHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators open, rename, move, merge and close offices. */
@RestController
@RequestMapping("/api/admin/offices")
class OfficeAdministration {
    record NewOffice(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}") @Schema(example = "binhe-xin") String code,
            @NotNull Integer parent,
            @NotNull Level level,
            @NotBlank @Size(max = 32) @Schema(example = "community") String kind,
            @NotNull @Valid WordsIn name,
            @Nullable @Valid @JsonProperty("short") WordsIn shortName,
            @Nullable LocalDate from) {}

    record ChangedOffice(
            @Nullable Integer parent,
            @NotNull @Valid WordsIn name,
            @Nullable @Valid @JsonProperty("short") WordsIn shortName,
            @Nullable LocalDate from) {}

    /** {@code mergeInto} names the office that goes on; without it the office closes for good. */
    record Closure(@Nullable Integer mergeInto) {}

    private final OfficeHandler handler;
    private final AdministeredOffices list;

    OfficeAdministration(OfficeHandler handler, AdministeredOffices list) {
        this.handler = handler;
        this.list = list;
    }

    @GetMapping
    List<AdministeredOffice> list(@RequestParam(defaultValue = "false") boolean closed, Member by) {
        return list.all(closed, by);
    }

    @GetMapping("/{id}")
    OfficeHistory one(@PathVariable int id, Member by) {
        return list.one(id, by);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OfficeHistory open(@Valid @RequestBody NewOffice body, Member by) {
        var name = body.name().wording();
        var shortName = body.shortName() == null ? name : body.shortName().wording();
        int id = handler.handle(
                new OpenOffice(body.code(), body.parent(), body.level(), body.kind(), name, shortName, body.from()), by);
        return list.one(id, by);
    }

    @PutMapping("/{id}")
    OfficeHistory change(@PathVariable int id, @Valid @RequestBody ChangedOffice body, Member by) {
        var name = body.name().wording();
        var shortName = body.shortName() == null ? name : body.shortName().wording();
        handler.handle(new ChangeOffice(id, body.parent(), name, shortName, body.from()), by);
        return list.one(id, by);
    }

    @PostMapping("/{id}/closure")
    OfficeHistory close(@PathVariable int id, @Valid @RequestBody Closure body, Member by) {
        handler.close(id, body.mergeInto(), by);
        return list.one(id, by);
    }
}
