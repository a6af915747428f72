package org.huiyin.people.command;

import java.util.Set;
import java.util.UUID;
import org.huiyin.people.Role;

/** Another name, post or set of roles. */
public record ChangeAccount(UUID account, String name, int post, Set<Role> roles) {}
