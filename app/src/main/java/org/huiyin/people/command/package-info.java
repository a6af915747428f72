/** What an administrator or a person signing in asks for, one handler per noun. */
@NullMarked
package org.huiyin.people.command;

import org.jspecify.annotations.NullMarked;
