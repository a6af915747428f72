/**
 * Open311 GeoReport v2, read and write: other applications send appeals and read what is public. What they read comes from the tables
 * of what everybody may see; what they send goes through the same handler as from our own pages.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: store", "matters :: web", "matters :: vault",
            "insight", "insight :: store", "appeals :: command", "appeals :: domain", "storage", "web"
        })
package org.huiyin.open311;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
