package org.huiyin.matters.command;

import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Member;

/** A member of staff asks for a step of a matter: under which key, and up to which revision they had read. */
public record Ask(MatterId id, Member member, UUID key, int seen) {}
