package org.huiyin.web;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;

/** Prints where a fault happened and of what kind it was, never its message: messages quote rows, and rows may be people's. */
public final class FramesOnly implements StackTracePrinter {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        int causes = 0;
        for (var at = thrown; at != null && causes < MOST_CAUSES; at = at.getCause()) {
            out.append(causes++ == 0 ? "" : "caused by ").append(at.getClass().getName()).append('\n');
            var frames = at.getStackTrace();
            for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
                out.append("\tat ").append(frames[i].toString()).append('\n');
            }
        }
    }
}
