/** The other side of the doors: commands that talk to a running server over HTTP as any browser does, and know nothing of its inside. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.huiyin.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
