/** The HTTP side of offices, accounts and sign-in. */
@NullMarked
package org.huiyin.people.web;

import org.jspecify.annotations.NullMarked;
