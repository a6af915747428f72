package org.huiyin.matters.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matters.store.SavedViews;
import org.huiyin.matters.store.SavedViews.SavedView;
import org.huiyin.people.Member;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A member's own saved filters. */
@RestController
@RequestMapping("/api/views")
class SavedViewController {
    private static final TypeReference<Map<String, Object>> FILTERS = new TypeReference<>() {};
    private final SavedViews views;
    private final JsonMapper json;

    SavedViewController(SavedViews views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    record View(UUID id, String name, Map<String, Object> filters) {}

    record NewView(@NotBlank @Size(max = 40) String name, @NotNull Map<String, Object> filters) {}

    @GetMapping
    List<View> all(Member member) {
        return views.of(member.id()).stream().map(v -> new View(v.id(), v.name(), json.readValue(v.filters(), FILTERS))).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View save(Member member, @Valid @RequestBody NewView body) {
        var view = new SavedView(UUID.randomUUID(), body.name.strip(), json.writeValueAsString(body.filters));
        views.save(member.id(), view);
        return new View(view.id(), view.name(), body.filters);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member member, @PathVariable UUID id) {
        views.delete(member.id(), id);
    }
}
