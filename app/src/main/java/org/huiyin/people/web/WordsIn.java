package org.huiyin.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.huiyin.kernel.Wording;

/** A name in both languages, as a form sends it. */
record WordsIn(@NotBlank @Size(max = 80) String zh, @NotBlank @Size(max = 120) String en) {
    Wording wording() {
        return new Wording(zh.strip(), en.strip());
    }
}
