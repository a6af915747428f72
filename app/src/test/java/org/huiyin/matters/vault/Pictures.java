package org.huiyin.matters.vault;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

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

    private static ByteBuffer chunk(ByteBuffer png, String name, byte[] bytes) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        sum.update(bytes);
        return png.putInt(bytes.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(bytes).putInt((int) sum.getValue());
    }
}
