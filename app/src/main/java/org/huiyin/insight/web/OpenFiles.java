package org.huiyin.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huiyin.matters.web.GuardedCsv;

/** Begins files that everybody may take and any cache may keep for a while. */
final class OpenFiles {
    private static final String KEPT = "public, max-age=300";

    private OpenFiles() {}

    static GuardedCsv csv(HttpServletResponse answer, String name) throws IOException {
        begin(answer, "text/csv;charset=UTF-8", name);
        return new GuardedCsv(answer.getOutputStream());
    }

    static void begin(HttpServletResponse answer, String type, String name) {
        answer.setContentType(type);
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        answer.setHeader("Cache-Control", KEPT);
    }
}
