/**
 * What a machine may watch of the server: how long requests take, what waits, what is late. Totals of the house; no label names a
 * person, a matter or an office.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "storage", "live", "live :: command"})
package org.huiyin.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
