package org.huiyin.people.command;

import java.util.Set;
import org.huiyin.people.Role;

/** A new account at a post. */
public record OpenAccount(String login, String name, int post, Set<Role> roles) {}
