package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where a film or a recording was made is not in it any more, and everything else lies where it lay. */
class Mp4NotesTest {
    private static final String PLACE = "+31.2304+121.4737/";
    private static final byte[] SOUND = ascii("SOUND-AND-PICTURE udta meta " + "x".repeat(3000));

    private static byte[] film(String brand) {
        var place = box("\u00a9xyz", new byte[] {0, 18, 0, 0}, ascii(PLACE));
        var keys = box("meta", new byte[4], ascii("com.apple.quicktime.location.ISO6709"), ascii(PLACE));
        return join(box("ftyp", ascii(brand), new byte[4]),
                box("moov", box("mvhd", new byte[100]), box("trak", box("tkhd", new byte[84]), box("udta", place), box("mdia", box("hdlr", new byte[24]), keys)),
                        box("udta", place), keys),
                box("uuid", ascii("an id of 16 byte"), ascii("<x:xmpmeta exif:GPSLatitude=" + PLACE)), box("mdat", SOUND), box("meta", ascii(PLACE)));
    }

    @Test
    void places_are_gone_from_films_and_recordings_and_nothing_moves() {
        for (var brand : List.of("isom", "mp42", "M4A ")) {
            var film = film(brand);
            assertThat(latin(film)).contains(PLACE);
            var clean = Sniffing.clean(film.clone());
            assertThat(clean.mediaType()).as(brand).isIn("video/mp4", "audio/mp4", "audio/x-m4a");
            assertThat(latin(clean.bytes())).as(brand).doesNotContain(PLACE).doesNotContain("location").doesNotContain("GPS").contains("tkhd", "mvhd", "hdlr");
            assertThat(clean.bytes()).hasSameSizeAs(film);
            int at = latin(film).indexOf("mdat");
            assertThat(Arrays.copyOfRange(clean.bytes(), at, at + 4 + SOUND.length)).as("sound and picture").isEqualTo(Arrays.copyOfRange(film, at, at + 4 + SOUND.length));
        }
    }

    @Test
    void what_is_cut_off_or_counts_in_eight_bytes_loses_its_places_too() {
        var large = join(box("ftyp", ascii("isom")), ByteBuffer.allocate(16).putInt(1).put(ascii("udta")).putLong(16 + PLACE.length()).array(), ascii(PLACE), box("mdat", SOUND));
        assertThat(latin(Sniffing.clean(large.clone()).bytes())).doesNotContain(PLACE).contains("SOUND");
        var film = film("isom");
        for (int cut = latin(film).indexOf("moov") + 4; cut < film.length; cut += 7) {
            assertThat(latin(Sniffing.clean(Arrays.copyOf(film, cut)).bytes())).as("cut at %d", cut).doesNotContain(PLACE);
        }
        var bottomless = join(box("ftyp", ascii("isom")), ascii("\0\0\0\0moov".repeat(100_000)));
        assertThat(Sniffing.clean(bottomless).bytes()).hasSameSizeAs(bottomless);
    }

    @Test
    void damaged_anywhere_it_is_taken_as_it_is() {
        var random = new Random(20261127);
        for (int i = 0; i < 2000; i++) {
            var film = film("isom");
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                film[random.nextInt(12, film.length)] = (byte) (random.nextInt(3) == 0 ? 255 : random.nextInt());
            }
            int before = film.length;
            assertThat(Sniffing.clean(film).bytes()).as("film %d", i).hasSize(before);
        }
    }

    private static byte[] box(String name, byte[]... inside) {
        var all = join(inside);
        return join(ByteBuffer.allocate(8).putInt(8 + all.length).put(name.getBytes(StandardCharsets.ISO_8859_1)).array(), all);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
