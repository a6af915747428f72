package org.huiyin.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header Upload-Length announces; whoever counts it and whoever takes the file read the same number. */
public final class UploadLength {
    public static final String HEADER = "Upload-Length";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private UploadLength() {}

    /** Zero, which no file has, when it is no number in plain digits. */
    public static long of(@Nullable String header) {
        return header != null && NUMBER.matcher(header).matches() ? Long.parseLong(header) : 0;
    }
}
