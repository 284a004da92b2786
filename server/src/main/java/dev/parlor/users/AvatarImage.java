package dev.parlor.users;

import java.awt.Color;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Makes a small square picture of whatever image somebody sends. Only its pixels go on: no metadata, no trick in
/// the file's format.
final class AvatarImage {
    /// Width and height, in pixels.
    static final int SIDE = 256;

    static final String TYPE = "image/jpeg";

    /// A file of two megabytes can claim to be an image of gigabytes.
    private static final long MOST_PIXELS = 40_000_000;

    /// Pictures are read at about twice the size that is needed: what is larger is skipped while reading.
    private static final int READ_SIDE = 2 * SIDE;

    private AvatarImage() {}

    /// The picture as JPEG, or empty when the file is no PNG or JPEG that can be read.
    static Optional<byte[]> of(byte[] file) {
        // Nothing here needs a screen; without this, some systems look for one.
        System.setProperty("java.awt.headless", "true");
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            return readers(file).flatMap(reader -> read(reader, input)).map(AvatarImage::square);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<ImageReader> readers(byte[] file) {
        Iterator<ImageReader> readers;
        if (beginsWith(file, 0x89, 'P', 'N', 'G')) {
            readers = ImageIO.getImageReadersByFormatName("png");
        } else if (beginsWith(file, 0xFF, 0xD8, 0xFF)) {
            readers = ImageIO.getImageReadersByFormatName("jpeg");
        } else {
            return Optional.empty();
        }
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    private static boolean beginsWith(byte[] file, int... magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if ((file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<BufferedImage> read(ImageReader reader, MemoryCacheImageInputStream input) {
        try {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                return Optional.empty();
            }
            var parameters = reader.getDefaultReadParam();
            var step = (int) Math.max(1, Math.min(width, height) / READ_SIDE);
            parameters.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, parameters));
        } catch (IOException | RuntimeException unreadable) {
            // The decoders throw all kinds of exceptions for files that are broken, or made to break them.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /// The middle of it, on white where it was transparent.
    private static byte[] square(BufferedImage image) {
        var side = Math.min(image.getWidth(), image.getHeight());
        var middle = image.getSubimage((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
        var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        draw(middle, square);
        return jpeg(square);
    }

    private static void draw(Image source, BufferedImage target) {
        var graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, SIDE, SIDE, Color.WHITE, null);
        graphics.dispose();
    }

    private static byte[] jpeg(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
