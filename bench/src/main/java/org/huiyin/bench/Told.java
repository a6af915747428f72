package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How figures are told: as one object a line while they come, or as a table at the end; a document keeps the table between its marks.
 *
 * @param out where figures go, and nothing else: whatever else speaks does so beside
 * @param page a document with the marks of {@link Figures#into}
 */
record Told(PrintStream out, boolean json, @Nullable Path page) {
    static Told by(Options options) {
        var page = options.page();
        var out = System.out;
        System.setOut(System.err);
        return new Told(out, options.has("json"), page);
    }

    void line(String object) {
        if (json) {
            out.println(object);
            out.flush();
        }
    }

    void table(String measure, String table) throws IOException {
        if (!json) {
            out.print(table);
            out.flush();
        }
        if (page != null) {
            Figures.into(page, measure, table);
        }
    }
}
