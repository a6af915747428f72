/** What is asked beside the text of an appeal. */
@NullMarked
package org.huiyin.open311.domain;

import org.jspecify.annotations.NullMarked;
