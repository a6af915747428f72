package org.huiyin.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office.Level;
import org.jspecify.annotations.Nullable;

/** An office as every answer over HTTP names it. */
public record OfficeRef(
        int id,
        String code,
        Wording name,
        @JsonProperty("short") Wording shortName,
        Level level,
        @Nullable Integer parent) {
    public static OfficeRef of(Office office) {
        return new OfficeRef(
                office.id(), office.code(), office.name(), office.shortName(), office.level(), office.parent());
    }
}
