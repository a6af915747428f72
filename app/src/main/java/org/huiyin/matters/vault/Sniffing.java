package org.huiyin.matters.vault;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.apache.tika.Tika;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a file really is, told by its bytes; pictures are drawn anew, so that nothing the camera wrote stays in them. */
final class Sniffing {
    private static final Tika TIKA = new Tika();
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    private static final Set<String> OTHERS =
            Set.of("application/pdf", "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/vnd.wave", "audio/x-wav", "audio/ogg", "audio/vorbis", "audio/opus", "video/mp4");
    private static final Pattern MP4 = Pattern.compile("ftyp(iso[0-9m]|avc1|dash)");
    private static final Set<String> MP4S = Set.of("audio/mp4", "audio/x-m4a", "video/mp4");
    private static final long MOST_PIXELS = 50_000_000;
    /** Of a picture unpacked: a point takes one byte to eight. */
    private static final long MOST_UNPACKED = 3 * MOST_PIXELS;
    /** A progressive JPEG is gone through as a whole for each; programs write ten or so. */
    private static final int MOST_SCANS = 100;
    private static final int LONGEST_EDGE = 3000;
    private static final int SMALL_EDGE = 320;
    /** The largest picture takes 150 MB while it is drawn and half as much again made smaller, and the server has 1 GB: more wait their turn. */
    static final Semaphore DRAWING = new Semaphore(2);

    /** A file that may be kept. */
    record Clean(byte[] bytes, String mediaType, byte @Nullable [] thumbnail) {}

    static {
        ImageIO.setUseCache(false); // it would be an open file among the temporary ones
    }

    private Sniffing() {}

    /** The bytes given are not needed any more by whoever gives them. */
    static Clean clean(byte[] bytes) {
        var type = type(bytes);
        if (PICTURES.contains(type)) {
            DRAWING.acquireUninterruptibly();
            try {
                return redraw(bytes, type);
            } finally {
                DRAWING.release();
            }
        }
        if (MP4S.contains(type)) {
            Mp4Notes.overwrite(bytes);
        }
        if (OTHERS.contains(type)) {
            return new Clean(bytes, type, null);
        }
        throw Refusal.invalid("attachment.type-not-taken", "file");
    }

    /** Tika calls an MP4 a QuickTime film unless its first brand is mp41 or mp42; most phones and programs write another. */
    private static String type(byte[] bytes) {
        var type = TIKA.detect(bytes);
        return type.equals("video/quicktime") && MP4.matcher(new String(bytes, 4, Math.min(8, bytes.length - 4), StandardCharsets.ISO_8859_1)).matches()
                ? "video/mp4" : type;
    }

    private static Clean redraw(byte[] bytes, String type) {
        try {
            var upright = upright(bytes);
            var out = new ByteArrayOutputStream();
            ImageIO.write(upright, type.equals("image/png") ? "png" : "jpg", out);
            return new Clean(out.toByteArray(), type, small(upright));
        } catch (Refusal refused) {
            throw refused;
        } catch (OutOfMemoryError full) { // what was taken for it is free again, and others go on
            throw Refusal.invalid("attachment.picture-too-large", "file");
        } catch (IOException | RuntimeException broken) { // readers of pictures throw whatever a hostile picture makes them stumble over
            throw Refusal.invalid("attachment.picture-unreadable", "file");
        }
    }

    /** As it was held when it was taken; its measures are known before it is unpacked. */
    private static BufferedImage upright(byte[] bytes) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Refusal.invalid("attachment.picture-unreadable", "file");
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true); // what is written beside the picture is not unpacked
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_PIXELS || width * height * bytesOfAPoint(reader) > MOST_UNPACKED || scans(bytes) > MOST_SCANS) {
                    throw Refusal.invalid("attachment.picture-too-large", "file");
                }
                var held = held(bytes);
                int edge = (int) Math.min(LONGEST_EDGE, Math.max(width, height));
                return ExifFilterUtils.getFilterForOrientation(held).apply(Thumbnails.of(whole(reader)).size(edge, edge).asBufferedImage());
            } finally {
                reader.dispose();
            }
        }
    }

    private static int bytesOfAPoint(ImageReader reader) throws IOException {
        var raw = reader.getRawImageType(0);
        if (raw == null) {
            return 4; // colours of a printer, at most
        }
        var samples = raw.getSampleModel();
        return samples.getNumBands() * Math.ceilDiv(DataBuffer.getDataTypeSize(samples.getDataType()), Byte.SIZE);
    }

    /** How often a JPEG is gone through; of a PNG none. In what is packed a byte of ones is followed by zeros or a mark to start again. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        int at = jpeg[0] == (byte) 0xFF ? 2 : jpeg.length;
        while (at + 4 <= jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF || marker < 0xC0 || marker >= 0xD0 && marker <= 0xD8 || marker == 0xFF) {
                at++;
            } else if (marker == 0xD9) {
                return scans;
            } else {
                scans += marker == 0xDA ? 1 : 0;
                at += 2 + Math.max(2, (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
            }
        }
        return scans;
    }

    /** What ends in the middle is drawn all the same, in grey, with no more than a warning. */
    private static BufferedImage whole(ImageReader reader) throws IOException {
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        var picture = reader.read(0);
        if (warnings.stream().anyMatch(warning -> warning.toLowerCase(Locale.ROOT).contains("premature"))) {
            throw Refusal.invalid("attachment.picture-incomplete", "file");
        }
        return picture;
    }

    /** Upright when the camera did not say, or nonsense. The reader's own way to it stumbles over a header of JFIF that is not the first. */
    private static Orientation held(byte[] picture) {
        try {
            var exif = exif(ByteBuffer.wrap(picture));
            return exif == null ? Orientation.TOP_LEFT : Objects.requireNonNullElse(ExifUtils.getOrientationFromExif(exif), Orientation.TOP_LEFT);
        } catch (RuntimeException unsaid) {
            return Orientation.TOP_LEFT;
        }
    }

    /** The segment APP1 of a JPEG that begins with {@code Exif}; segments are a marker, a length of two bytes that counts itself, and what it says. */
    private static byte @Nullable [] exif(ByteBuffer jpeg) {
        if (jpeg.getShort() != (short) 0xFFD8) {
            return null;
        }
        for (int marker = jpeg.getShort() & 0xFFFF; marker >= 0xFFE0 && marker <= 0xFFEF || marker == 0xFFFE; marker = jpeg.getShort() & 0xFFFF) {
            var segment = new byte[(jpeg.getShort() & 0xFFFF) - 2];
            jpeg.get(segment);
            if (marker == 0xFFE1 && new String(segment, 0, Math.min(4, segment.length), StandardCharsets.US_ASCII).equals("Exif")) {
                return segment;
            }
        }
        return null;
    }

    /** To be shown in a list; what shines through stands on white. */
    private static byte[] small(BufferedImage picture) throws IOException {
        double scale = Math.min(1, (double) SMALL_EDGE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var paint = paper.createGraphics();
        paint.drawImage(Thumbnails.of(picture).forceSize(width, height).asBufferedImage(), 0, 0, Color.WHITE, null);
        paint.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(paper, "jpg", out);
        return out.toByteArray();
    }
}
