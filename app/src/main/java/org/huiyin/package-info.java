/** Huiyin: a district's grassroots service and justice work as one system. Each package below is a module. */
@NullMarked
package org.huiyin;

import org.jspecify.annotations.NullMarked;
