/** The first start: a district's offices and people, and for a demonstration a few hundred appeals at every stage. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: command", "matters :: domain", "matters :: store", "matters :: vault",
            "appeals", "appeals :: command", "appeals :: domain", "open311", "answers", "insight"
        })
package org.huiyin.founding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
