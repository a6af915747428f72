package org.huiyin.tlog.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code java -jar huiyin-verify.jar}. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
        System.exit(new Verifier(out, Locale.getDefault(), Clock.systemUTC(), Thread::sleep).run(List.of(words)));
    }

    /** The terminal's own when that can write Chinese. */
    private static Charset charset() {
        var name = System.getProperty("stdout.encoding", "UTF-8");
        var charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.canEncode() && charset.newEncoder().canEncode("回音√×") ? charset : StandardCharsets.UTF_8;
    }
}
