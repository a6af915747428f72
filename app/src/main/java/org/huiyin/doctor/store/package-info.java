/** What the doctor asks the database. */
@NullMarked
package org.huiyin.doctor.store;

import org.jspecify.annotations.NullMarked;
