/** Backup and restore: every table in one snapshot, the wrapped keys apart with a retention of their own, and the files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "storage", "matters :: vault"})
package org.huiyin.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
