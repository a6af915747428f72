package org.huiyin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** What every refusal and every fault looks like outside (RFC 9457). Never holds what the caller sent. */
@Schema(name = "Problem")
record Problem(
        @Schema(example = "/problems/matter.stale") String type,
        @Schema(example = "409") int status,
        @Schema(example = "已有人先办理了一步") String title,
        @Schema(example = "您看到的内容已不是最新，请重新载入后再办理，填写的内容不会丢失。") String detail,
        @Schema(example = "matter.stale") String code,
        Map<String, Object> facts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    /** One field that cannot be used as it was given. */
    @Schema(name = "FieldProblem")
    record FieldProblem(
            @Schema(example = "text") String field,
            @Schema(example = "field.too-short") String code,
            @Schema(example = "字数太少") String detail) {}
}
