/** The few words every module speaks: whose matter, who acts, how a refusal is said. Holds no rule of its own. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.huiyin.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
