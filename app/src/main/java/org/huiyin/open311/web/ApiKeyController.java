package org.huiyin.open311.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.open311.command.KeyHandler;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of other applications, for administrators of the district. */
@RestController
@RequestMapping("/api/admin/open311-keys")
class ApiKeyController {
    private final KeyHandler keys;

    ApiKeyController(KeyHandler keys) {
        this.keys = keys;
    }

    record NewApiKey(@NotBlank @Size(max = 100) String name) {}

    /** A key of which all but its last signs are forgotten. */
    record ApiKeyView(UUID id, String name, String tail, Instant issuedAt, @Nullable Instant revokedAt, @Nullable LocalDate usedOn) {}

    /** @param key told this once */
    record IssuedApiKey(UUID id, String key) {}

    @GetMapping
    List<ApiKeyView> all(Member by) {
        return keys.all(by).stream().map(key -> new ApiKeyView(key.id(), key.name(), key.tail(), key.issuedAt(), key.revokedAt(), key.usedOn())).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedApiKey issue(Member by, @Valid @RequestBody NewApiKey body) {
        var issued = keys.issue(body.name, by);
        return new IssuedApiKey(issued.id(), issued.key());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Member by, @PathVariable UUID id) {
        keys.revoke(id, by);
    }
}
