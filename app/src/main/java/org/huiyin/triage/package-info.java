/**
 * Triage (分拨): for each new appeal a suggested category, office and urgency with the words they rest on, what it may repeat, which
 * topics come up again, and hints to whoever answers. It decides nothing and learns from what a person decides. About matters and
 * places, never about a person.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: store", "matters :: web", "matters :: command", "matters :: vault",
            "appeals :: domain", "figures :: domain", "figures :: command"
        })
package org.huiyin.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
