package org.huiyin.people.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.command.PostHandler;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.domain.Post;
import org.huiyin.people.store.PostStore;
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

/** Administrators keep the posts of an office. */
@RestController
@RequestMapping("/api/admin/posts")
class PostAdministration {
    record NewPost(@NotNull Integer office, @NotNull @Valid WordsIn name) {}

    record RenamedPost(@NotNull @Valid WordsIn name) {}

    private final PostHandler handler;
    private final PostStore posts;
    private final Offices offices;

    PostAdministration(PostHandler handler, PostStore posts, Offices offices) {
        this.handler = handler;
        this.posts = posts;
        this.offices = offices;
    }

    @GetMapping
    List<Post> at(@RequestParam int office, Member by) {
        OfficePolicy.inspect(by);
        if (!offices.reaches(by.office(), office)) {
            throw Refusal.notFound("office.unknown");
        }
        return posts.at(office);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Post add(@Valid @RequestBody NewPost body, Member by) {
        return one(handler.add(body.office(), body.name().wording(), by));
    }

    @PutMapping("/{id}")
    Post rename(@PathVariable int id, @Valid @RequestBody RenamedPost body, Member by) {
        handler.rename(id, body.name().wording(), by);
        return one(id);
    }

    @PostMapping("/{id}/closure")
    Post close(@PathVariable int id, Member by) {
        handler.close(id, by);
        return one(id);
    }

    private Post one(int id) {
        return posts.find(id).orElseThrow(() -> Refusal.notFound("post.unknown"));
    }
}
