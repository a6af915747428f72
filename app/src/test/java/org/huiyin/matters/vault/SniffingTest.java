package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file is called, its bytes say what it is. */
class SniffingTest {
    private static final byte[] JPEG = Pictures.of("jpg", 40, 20);
    private static final byte[] PNG = Pictures.of("png", 40, 20);

    static Stream<Arguments> disguised() throws IOException {
        return Stream.of(
                Arguments.of("a page", ascii("<!DOCTYPE html><html><script>alert(1)</script></html>")),
                Arguments.of("a page with a PDF in it", ascii("<html><script>alert(1)</script>\n%PDF-1.4\n%%EOF\n")),
                Arguments.of("a drawing that runs scripts", ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>")),
                Arguments.of("a program for Windows", join(ascii("MZ"), new byte[58], new byte[] {64, 0, 0, 0}, ascii("PE\0\0"), new byte[200])),
                Arguments.of("a program for Linux", join(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, new byte[200])),
                Arguments.of("a script", ascii("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("an archive", zip()),
                Arguments.of("an archive after the name of a PDF", join(ascii("PDF"), zip())),
                Arguments.of("a picture of another sort", join(ascii("GIF89a"), new byte[50])),
                Arguments.of("nothing", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguised")
    void is_not_taken(String what, byte[] bytes) {
        refused("attachment.type-not-taken", bytes);
    }

    @Test
    void an_mp4_is_taken_and_the_words_say_so() throws IOException {
        for (var brand : List.of("isom", "iso2", "mp42", "avc1", "dash", "M4A ")) {
            var recording = join(new byte[] {0, 0, 0, 24}, ascii("ftyp" + brand), new byte[200]);
            assertThat(Sniffing.clean(recording).mediaType()).as(brand).isIn("video/mp4", "audio/mp4");
        }
        refused("attachment.type-not-taken", join(new byte[] {0, 0, 0, 24}, ascii("ftypqt  "), new byte[200]));
        for (var language : List.of("zh", "en")) {
            var words = new Properties();
            try (var in = SniffingTest.class.getResourceAsStream("/messages/problems_" + language + ".properties")) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            assertThat(words.getProperty("attachment.type-not-taken")).contains("MP4").contains("JPG").contains("PNG").contains("PDF");
        }
    }

    @Test
    void a_picture_is_drawn_in_memory_and_lies_in_no_temporary_file() {
        Sniffing.clean(JPEG);
        assertThat(ImageIO.getUseCache()).isFalse();
    }

    @Test
    void a_picture_that_breaks_off_is_refused() {
        for (var whole : new byte[][] {JPEG, PNG}) {
            refused("attachment.picture-unreadable", Arrays.copyOf(whole, 60));
        }
        refused("attachment.picture-unreadable", join(Arrays.copyOf(JPEG, 4), ascii("<html><script>alert(1)</script></html>")));
    }

    @Test
    void a_picture_waits_while_others_are_drawn() throws Exception {
        var drawn = new FutureTask<>(() -> Sniffing.clean(JPEG));
        int turns = Sniffing.DRAWING.drainPermits();
        Thread.ofPlatform().start(drawn);
        while (!Sniffing.DRAWING.hasQueuedThreads()) {
            assertThat(drawn.isDone()).as("drawn out of turn").isFalse();
        }
        Sniffing.DRAWING.release(turns);
        assertThat(drawn.get(30, TimeUnit.SECONDS).mediaType()).isEqualTo("image/jpeg");
        assertThat(Sniffing.DRAWING.availablePermits()).isEqualTo(turns);
    }

    @Test
    void what_hangs_on_a_picture_does_not_stay() throws IOException {
        for (var picture : new byte[][] {JPEG, PNG}) {
            var clean = Sniffing.clean(join(picture, zip(), ascii("<script>alert(1)</script>")));
            assertThat(latin(clean.bytes())).doesNotContain("<script>").doesNotContain("PK\3\4");
            assertThat(ImageIO.read(new ByteArrayInputStream(clean.bytes())).getWidth()).isEqualTo(40);
        }
    }

    @Test
    void a_picture_of_any_way_it_was_held_stands_upright_and_says_nothing_of_the_camera_or_the_place() throws IOException {
        for (int orientation = 1; orientation <= 8; orientation++) {
            var taken = Pictures.fromACamera(40, 20, orientation);
            assertThat(latin(taken)).contains("Exif", Pictures.CAMERA);
            var clean = Sniffing.clean(taken);
            assertThat(clean.mediaType()).isEqualTo("image/jpeg");
            assertThat(latin(clean.bytes())).doesNotContain("Exif").doesNotContain("Huiyin");
            var drawn = ImageIO.read(new ByteArrayInputStream(clean.bytes()));
            assertThat(drawn).as("held %d", orientation).isNotNull();
            assertThat(drawn.getWidth()).as("held %d", orientation).isEqualTo(orientation > 4 ? 20 : 40);
        }
    }

    @Test
    void a_large_picture_is_made_smaller_and_a_small_one_is_left_as_it_is() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(Sniffing.clean(Pictures.of("jpg", 3400, 100)).bytes())).getWidth()).isEqualTo(3000);
        assertThat(ImageIO.read(new ByteArrayInputStream(Sniffing.clean(PNG).bytes())).getWidth()).isEqualTo(40);
    }

    @Test
    void a_picture_that_would_be_too_large_is_refused_before_it_is_unpacked() {
        refused("attachment.picture-too-large", Pictures.bomb(10_000, 10_000));
        refused("attachment.picture-too-large", Pictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE));
        refused("attachment.picture-unreadable", Pictures.bomb(100, 100));
    }

    @Test
    void a_picture_with_many_bytes_for_a_point_is_as_large_as_its_bytes() {
        var deep = Pictures.deep(7000, 7000);
        assertThat(deep.length).isLessThan(1 << 20);
        refused("attachment.picture-too-large", deep);
        assertThat(Sniffing.clean(Pictures.deep(400, 300)).mediaType()).isEqualTo("image/png");
    }

    @Test
    void a_jpeg_that_is_gone_through_again_and_again_is_refused() {
        assertThat(Sniffing.clean(Pictures.scannedAgain(400, 300, 20)).mediaType()).isEqualTo("image/jpeg");
        refused("attachment.picture-too-large", Pictures.scannedAgain(400, 300, 200));
        assertThat(Sniffing.clean(join(JPEG, Pictures.scannedAgain(40, 30, 200))).mediaType()).as("what hangs on it is not gone through").isEqualTo("image/jpeg");
    }

    @Test
    void a_picture_for_which_memory_does_not_suffice_is_too_large() {
        try (var _ = new StumblingReader(() -> {
            throw new OutOfMemoryError("Java heap space");
        })) {
            refused("attachment.picture-too-large", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, StumblingReader.MARK, 0, 2});
        }
        assertThat(Sniffing.DRAWING.availablePermits()).isEqualTo(2);
    }

    /** Bytes changed at random: a picture, or a refusal, and nothing else. */
    @Test
    void a_broken_picture_is_drawn_or_refused() {
        var random = new Random(20260916);
        for (int i = 0; i < 3000; i++) {
            var whole = i % 3 == 0 ? PNG : i % 3 == 1 ? JPEG : Pictures.fromACamera(40, 20, 6);
            var broken = whole.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                broken[random.nextInt(8, Math.min(broken.length, 400))] = (byte) random.nextInt();
            }
            try {
                assertThat(Sniffing.clean(broken).bytes()).as("picture %d", i).isNotEmpty();
            } catch (Refusal refused) {
                assertThat(refused.code()).startsWith("attachment.");
            }
        }
    }

    /** The readers of pictures stumble in ways of their own over pictures made to be broken: over colours, rows and tables that are not there. */
    @Test
    void a_picture_damaged_anywhere_is_drawn_or_refused() {
        var random = new Random(20261127);
        var wholes = List.of(Pictures.palette(40, 20), Pictures.of("png", 60, 60), Pictures.of("jpg", 60, 60), Pictures.grey(60, 60));
        for (int i = 0; i < 4000; i++) {
            var whole = wholes.get(i % wholes.size());
            var broken = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(30, whole.length) : whole.length);
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                broken[random.nextInt(8, broken.length)] = (byte) (random.nextInt(3) == 0 ? 255 : random.nextInt());
            }
            try {
                assertThat(Sniffing.clean(broken).bytes()).as("picture %d", i).isNotEmpty();
            } catch (Refusal refused) {
                assertThat(refused.code()).startsWith("attachment.");
            }
        }
    }

    @Test
    void a_picture_over_which_a_reader_runs_out_of_its_arrays_is_unreadable_and_no_fault_of_ours() {
        try (var _ = new StumblingReader()) {
            refused("attachment.picture-unreadable", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, StumblingReader.MARK, 0, 2});
        }
    }

    @Test
    void a_whole_file_waits_while_others_are_in_memory_and_not_for_ever() throws Exception {
        var own = new FileTurns(1, 30_000);
        var worked = new FutureTask<>(() -> own.with(() -> "done"));
        own.turns.acquire();
        Thread.ofPlatform().start(worked);
        while (!own.turns.hasQueuedThreads()) {
            assertThat(worked.isDone()).as("out of turn").isFalse();
        }
        own.turns.release();
        assertThat(worked.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThatThrownBy(() -> own.with(() -> {
            throw Refusal.invalid("attachment.gone", "file");
        })).isInstanceOf(Refusal.class);
        assertThat(own.turns.availablePermits()).as("a turn that failed is given back").isEqualTo(1);
        assertThatThrownBy(() -> new FileTurns(0, 1).with(() -> "done")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    private static void refused(String code, byte[] bytes) {
        assertThatThrownBy(() -> Sniffing.clean(bytes)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] zip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(ascii("<script>alert(1)</script>"));
        }
        return out.toByteArray();
    }
}
