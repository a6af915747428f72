/**
 * The public log of what happens to matters: gives each entry its place, seals them into tiles, signs, lets witnesses sign, and hands
 * out receipts. Hears the spine's events; knows no kind.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: store", "matters :: vault", "matters :: web", "matters :: command",
            "storage", "web"
        })
package org.huiyin.transparency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
