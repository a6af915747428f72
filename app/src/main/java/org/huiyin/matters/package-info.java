/**
 * The spine: everything handled is a matter, with custody, clocks and an append-only history that the header folds. Knows
 * no kind; a kind brings its lifecycle and its own events.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "clocks", "people", "storage"})
package org.huiyin.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
