/**
 * What everybody may see: public matters, their map, figures and files. It reads tables of its own, which hold nothing that is not
 * public. Knows no kind; a kind says what of a matter is published.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: store", "matters :: web", "matters :: command", "matters :: vault",
            "figures", "figures :: domain", "figures :: command", "figures :: web", "storage", "web"
        })
package org.huiyin.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
