/** Answers to frequent questions (知识库): public, read aloud by agents while somebody is on the telephone, kept up by the centre. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people", "matters", "matters :: store", "storage"})
package org.huiyin.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
