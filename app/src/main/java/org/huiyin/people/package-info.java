/** Offices, posts, accounts and roles: who exists, who stands above whom, who has signed in, who may administer what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "storage"})
package org.huiyin.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
