/** What is counted in the database when somebody asks. */
@NullMarked
package org.huiyin.metrics.store;

import org.jspecify.annotations.NullMarked;
