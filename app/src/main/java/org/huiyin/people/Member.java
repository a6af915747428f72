package org.huiyin.people;

import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.Wording;

/**
 * A member of staff at a post. A controller that names one as a parameter is given whoever signed in.
 *
 * @param name the person's own name, as colleagues write it
 * @param office where the post is and the roles count
 */
public record Member(UUID id, String name, Wording post, int office, Set<Role> roles) {
    public Member {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public Actor.Staff actor() {
        return new Actor.Staff(id, office);
    }
}
