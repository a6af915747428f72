/** The law's clocks: working days with make-up days, statutory limits as rows, and every due instant with its reason. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.huiyin.clocks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
