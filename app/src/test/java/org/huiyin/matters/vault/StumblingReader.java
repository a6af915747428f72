package org.huiyin.matters.vault;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** A reader of pictures, as anybody's library may bring one, that runs out of its own arrays at pictures with a certain mark. */
final class StumblingReader extends ImageReaderSpi implements AutoCloseable {
    static final byte MARK = (byte) 0xEF;

    private final Runnable stumble;

    StumblingReader() {
        this(() -> List.of(1).get(1));
    }

    StumblingReader(Runnable stumble) {
        super("test", "1", new String[] {"jpeg"}, new String[] {"jpg"}, new String[] {"image/jpeg"}, Reader.class.getName(),
                new Class<?>[] {ImageInputStream.class}, null, false, null, null, null, null, false, null, null, null, null);
        this.stumble = stumble;
        var registry = IIORegistry.getDefaultInstance();
        var others = registry.getServiceProviders(ImageReaderSpi.class, true);
        registry.registerServiceProvider(this, ImageReaderSpi.class);
        others.forEachRemaining(other -> registry.setOrdering(ImageReaderSpi.class, this, other));
    }

    @Override
    public void close() {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(this, ImageReaderSpi.class);
    }

    @Override
    public boolean canDecodeInput(Object source) throws IOException {
        if (!(source instanceof ImageInputStream in)) {
            return false;
        }
        in.mark();
        var first = new byte[4];
        int read = in.read(first);
        in.reset();
        return read == 4 && first[3] == MARK;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
        return new Reader(this, stumble);
    }

    @Override
    public String getDescription(Locale locale) {
        return "stumbles";
    }

    private static final class Reader extends ImageReader {
        private final Runnable stumble;

        Reader(ImageReaderSpi spi, Runnable stumble) {
            super(spi);
            this.stumble = stumble;
        }

        @Override
        public int getNumImages(boolean search) {
            return 1;
        }

        @Override
        public int getWidth(int index) {
            stumble.run();
            return 1;
        }

        @Override
        public int getHeight(int index) {
            return 1;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
            return List.<ImageTypeSpecifier>of().iterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            throw new NegativeArraySizeException();
        }

        @Override
        public IIOMetadata getImageMetadata(int index) {
            throw new NegativeArraySizeException();
        }

        @Override
        public BufferedImage read(int index, ImageReadParam param) {
            throw new NegativeArraySizeException();
        }
    }
}
