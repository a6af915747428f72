/** {@code ./huiyin doctor}: what is wrong with an installation and how to mend it, whether or not the server runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "storage", "matters :: vault"})
package org.huiyin.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
