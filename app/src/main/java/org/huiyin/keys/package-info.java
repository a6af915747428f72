/** {@code ./huiyin rotate-key}: another master key, under which everything is sealed again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "storage"})
package org.huiyin.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
