package org.huiyin.people.command;

import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.domain.Post;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.PostStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds, renames and closes the posts of an office. */
@Component
public class PostHandler {
    private final PostStore posts;
    private final Turn turn;
    private final PeopleRecord record;

    PostHandler(PostStore posts, Turn turn, PeopleRecord record) {
        this.posts = posts;
        this.turn = turn;
        this.record = record;
    }

    @Transactional
    public int add(int office, Wording name, Member by) {
        var tree = turn.take();
        OfficePolicy.administer(by, office, tree);
        if (tree.find(office).filter(Office::open).isEmpty()) {
            throw Refusal.invalid("office.unknown", "office");
        }
        int id = posts.insert(office, name);
        record.add("PostAdded", office, by.id(), Map.of("post", id, "name", name.zh()));
        return id;
    }

    @Transactional
    public void rename(int id, Wording name, Member by) {
        var post = permitted(id, by);
        posts.rename(id, name);
        record.add("PostRenamed", post.office(), by.id(), Map.of("post", id, "name", name.zh()));
    }

    @Transactional
    public void close(int id, Member by) {
        var post = permitted(id, by);
        if (post.held() > 0) {
            throw Refusal.of(Kind.NOT_ALLOWED, "post.is-held", Map.of("count", post.held()));
        }
        posts.close(id, turn.today());
        record.add("PostClosed", post.office(), by.id(), Map.of("post", id));
    }

    private Post permitted(int id, Member by) {
        var tree = turn.take();
        var post = posts.find(id).orElseThrow(() -> Refusal.notFound("post.unknown"));
        OfficePolicy.administer(by, post.office(), tree);
        return post;
    }
}
