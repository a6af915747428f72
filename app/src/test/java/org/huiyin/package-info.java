@NullMarked
package org.huiyin;

import org.jspecify.annotations.NullMarked;
