/** Where everything is kept: the PostgreSQL we start or are given, its three roles, its migrations, its leases. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.huiyin.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
