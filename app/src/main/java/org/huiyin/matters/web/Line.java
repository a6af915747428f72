package org.huiyin.matters.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.huiyin.clocks.ClockFace;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.huiyin.people.OfficeRef;
import org.jspecify.annotations.Nullable;

/** One row of any list of matters. */
public record Line(String number, String kind, String title, Wording titleName, String state, Wording stateName, @Nullable Wording category,
        @Nullable String categoryCode, String type, @Nullable OfficeRef office, Office.@Nullable Level level, @Nullable Wording place,
        @Nullable ClockFace clock, @Nullable Instant dueAt, Instant receivedAt, int revision, int groupSize,
        @JsonProperty("flags") List<String> flags, String channel) {}
