/** Rules of messages: what a template may say, when it may be sent, when it is tried again. */
@NullMarked
package org.huiyin.notify.domain;

import org.jspecify.annotations.NullMarked;
