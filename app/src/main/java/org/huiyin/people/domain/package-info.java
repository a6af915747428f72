/** The rules of offices and accounts, pure: no SQL, no clock, no web. */
@NullMarked
package org.huiyin.people.domain;

import org.jspecify.annotations.NullMarked;
