package org.huiyin.matters.web;

import java.io.IOException;
import java.util.List;

/** A table that leaves the server row by row. */
interface TableWriter {
    void row(List<String> cells);

    void end() throws IOException;
}
