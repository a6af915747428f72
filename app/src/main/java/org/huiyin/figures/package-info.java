/**
 * Figures about matters of every kind: day totals kept by the reader of the outbox, the three-level ledger (三级台账) and the
 * three rates. About offices, never about a person. Knows no kind; a kind brings what it counts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: store", "matters :: web", "matters :: command", "storage"
        })
package org.huiyin.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
