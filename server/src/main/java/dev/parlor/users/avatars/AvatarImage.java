package dev.parlor.users.avatars;

import java.awt.Color;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Turns an uploaded image into a small square picture. Only its pixels are kept, rotated as its metadata
/// asks: no metadata and no tricks of the file format survive.
final class AvatarImage {
    /// Width and height, in pixels.
    static final int SIDE = 256;

    static final String TYPE = "image/jpeg";

    /// The limits of an upload, in pixels: a file of two megabytes can claim to be an image of gigabytes.
    private static final int MOST_SIDE = 8192;

    private static final long MOST_PIXELS = 16_000_000;

    /// About ten are usual, and each one covers all of the pixels.
    private static final int MOST_SCANS = 100;

    /// Larger images are subsampled while reading, to about twice the needed size.
    private static final int READ_SIDE = 2 * SIDE;

    private static final InvalidImage NO_IMAGE = new InvalidImage(
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.");

    private static final InvalidImage TOO_LARGE = new InvalidImage(
            "Upload a valid image. It can be at most 8192 pixels wide and high, and have at most 16 million pixels.");

    /// The result of reading a file.
    sealed interface ImageResult {}

    /// The picture as JPEG.
    record EncodedImage(
            @SuppressWarnings("ArrayRecordComponent") byte[] jpeg) implements ImageResult {}

    /// The file is not a readable PNG or JPEG, or is too large; the sentence says which.
    record InvalidImage(String sentence) implements ImageResult {}

    private AvatarImage() {}

    static ImageResult of(byte[] file) {
        // Nothing here needs a display; without this setting, some systems look for one.
        System.setProperty("java.awt.headless", "true");
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            return readers(file)
                    .filter(reader -> scans(file) <= MOST_SCANS)
                    .map(reader -> read(reader, input, Orientation.of(file)))
                    .orElse(NO_IMAGE);
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

    /// The number of scans in a JPEG, or slightly more. In other files, this marker occurs only by chance.
    private static int scans(byte[] file) {
        var scans = 0;
        for (var i = 1; i < file.length; i++) {
            if (file[i - 1] == (byte) 0xFF && file[i] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    private static ImageResult read(ImageReader reader, MemoryCacheImageInputStream input, Orientation orientation) {
        try {
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if (Math.max(width, height) > MOST_SIDE || (long) width * height > MOST_PIXELS) {
                return TOO_LARGE;
            }
            return new EncodedImage(jpeg(orientation.applied(small(reader.read(0, middle(reader, width, height))))));
        } catch (IOException | RuntimeException unreadable) {
            // The decoders throw all kinds of exceptions for broken or malicious files.
            return NO_IMAGE;
        } finally {
            reader.dispose();
        }
    }

    /// Reads only the square in the middle, subsampled.
    private static ImageReadParam middle(ImageReader reader, int width, int height) {
        var side = Math.min(width, height);
        var step = Math.max(1, side / READ_SIDE);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    /// Transparent areas become white.
    private static BufferedImage small(BufferedImage middle) {
        var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        draw(middle, square);
        return square;
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
