package org.huiyin.matters.vault;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures as cameras and attackers write them. */
public final class Pictures {
    public static final String CAMERA = "HuiyinCamera X100";

    private Pictures() {}

    public static byte[] of(String format, int width, int height) {
        return of(format, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** Colours by number, out of a table. */
    static byte[] palette(int width, int height) {
        return of("png", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED));
    }

    static byte[] grey(int width, int height) {
        return of("jpg", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    private static byte[] of(String format, BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var paint = picture.createGraphics();
        paint.setColor(Color.ORANGE);
        paint.fillRect(0, 0, width / 2, height);
        paint.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a camera's name, a place on earth and the way it was held. */
    public static byte[] fromACamera(int width, int height, int orientation) {
        var plain = of("jpg", width, height);
        var exif = exif(orientation);
        return ByteBuffer.allocate(plain.length + exif.length + 4).put(plain, 0, 2)
                .putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif).put(plain, 2, plain.length - 2).array();
    }

    private static byte[] exif(int orientation) {
        var camera = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        int gps = 8 + 2 + 3 * 12 + 4;
        int after = gps + 2 + 2 * 12 + 4;
        var tiff = ByteBuffer.allocate(6 + after + 24 + camera.length).put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        field(tiff, 0x0110, 2, camera.length).putInt(after + 24);
        field(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        field(tiff, 0x8825, 4, 1).putInt(gps);
        tiff.putInt(0).putShort((short) 2);
        field(tiff, 1, 2, 2).put((byte) 'N').put(new byte[3]);
        field(tiff, 2, 5, 3).putInt(after);
        return tiff.putInt(0).putInt(31).putInt(1).putInt(13).putInt(1).putInt(48).putInt(1).put(camera).array();
    }

    private static ByteBuffer field(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    /** Says that it is that large, in a hundred bytes. */
    static byte[] bomb(int width, int height) {
        var png = ByteBuffer.allocate(8 + 25 + 12 + 16 + 12).putLong(0x89504E470D0A1A0AL);
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IDAT", new byte[16]);
        return chunk(png, "IEND", new byte[0]).array();
    }

    /** Sixteen bits for each of four colours of one shade: little to send, and eight bytes a point to unpack. */
    static byte[] deep(int width, int height) {
        var packed = new ByteArrayOutputStream();
        try (var rows = new DeflaterOutputStream(packed)) {
            var row = new byte[1 + width * 8];
            for (int y = 0; y < height; y++) {
                rows.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var png = ByteBuffer.allocate(8 + 25 + 12 + packed.size() + 12).putLong(0x89504E470D0A1A0AL);
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {16, 6, 0, 0, 0}).array());
        chunk(png, "IDAT", packed.toByteArray());
        return chunk(png, "IEND", new byte[0]).array();
    }

    /** A progressive JPEG that sends its last scan again and again. */
    static byte[] scannedAgain(int width, int height, int times) {
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        var once = out.toByteArray();
        int last = once.length - 4;
        while (once[last] != (byte) 0xFF || once[last + 1] != (byte) 0xDA) {
            last--;
        }
        var again = ByteBuffer.allocate(once.length + times * (once.length - 2 - last)).put(once, 0, once.length - 2);
        for (int i = 0; i < times; i++) {
            again.put(once, last, once.length - 2 - last);
        }
        return again.put(once, once.length - 2, 2).array();
    }

    private static ByteBuffer chunk(ByteBuffer png, String name, byte[] bytes) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        sum.update(bytes);
        return png.putInt(bytes.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(bytes).putInt((int) sum.getValue());
    }
}
