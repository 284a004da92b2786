package dev.parlor.users.avatars;

import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// How to rotate or mirror a stored picture so that it appears as it was taken: the Exif tag 0x0112. Cameras
/// write it because they store what the sensor saw, however they were held (Exif 2.32, §4.6.4). A JPEG has it
/// in its APP1 segment, a PNG in its `eXIf` chunk (PNG, third edition, §11.3.3.5).
///
/// @param value 1 to 8, as in the tag; 1 means as stored
record Orientation(int value) {
    static final Orientation AS_STORED = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    /// [#AS_STORED] when the file has no orientation, or an unreadable one.
    static Orientation of(byte[] file) {
        try {
            return exif(ByteBuffer.wrap(file)).flatMap(Orientation::tag).orElse(AS_STORED);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            // Offsets that point outside of the file. Only the rotation is lost; the decoder judges the
            // pixels.
            return AS_STORED;
        }
    }

    /// Rotates or mirrors a square picture.
    BufferedImage applied(BufferedImage square) {
        if (value == 1) {
            return square;
        }
        var last = square.getWidth() - 1;
        var turned = new BufferedImage(last + 1, last + 1, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y <= last; y++) {
            for (var x = 0; x <= last; x++) {
                turned.setRGB(x, y, at(square, x, y, last));
            }
        }
        return turned;
    }

    private int at(BufferedImage stored, int x, int y, int last) {
        return switch (value) {
            case 2 -> stored.getRGB(last - x, y);
            case 3 -> stored.getRGB(last - x, last - y);
            case 4 -> stored.getRGB(x, last - y);
            case 5 -> stored.getRGB(y, x);
            case 6 -> stored.getRGB(y, last - x);
            case 7 -> stored.getRGB(last - y, last - x);
            default -> stored.getRGB(last - y, x);
        };
    }

    private static Optional<ByteBuffer> exif(ByteBuffer file) {
        return (file.get(0) & 0xFF) == 0x89 ? inPng(file) : inJpeg(file);
    }

    private static Optional<ByteBuffer> inPng(ByteBuffer file) {
        for (var at = 8L; at + 12 <= file.limit(); ) {
            var length = file.getInt((int) at) & 0xFFFF_FFFFL;
            if (text(file, (int) at + 4, "eXIf")) {
                return Optional.of(file.slice((int) at + 8, (int) length));
            }
            at += 12 + length;
        }
        return Optional.empty();
    }

    /// Searches the segments before the first scan.
    private static Optional<ByteBuffer> inJpeg(ByteBuffer file) {
        for (var at = 2; at + 4 <= file.limit() && (file.get(at) & 0xFF) == 0xFF; ) {
            var marker = file.get(at + 1) & 0xFF;
            var length = file.getShort(at + 2) & 0xFFFF;
            if (marker == 0xDA) {
                return Optional.empty();
            } else if (marker == 0xE1 && length > 8 && text(file, at + 4, "Exif\0\0")) {
                return Optional.of(file.slice(at + 10, length - 8));
            }
            // A marker may be preceded by any number of 0xFF bytes.
            at += marker == 0xFF ? 1 : 2 + length;
        }
        return Optional.empty();
    }

    private static boolean text(ByteBuffer file, int at, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (file.get(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Reads the tag from the first directory of the TIFF structure inside Exif.
    private static Optional<Orientation> tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + 12 * entry;
            var value = tiff.getShort(at + 8);
            if (tiff.getShort(at) == TAG && tiff.getShort(at + 2) == SHORT && value >= 1 && value <= 8) {
                return Optional.of(new Orientation(value));
            }
        }
        return Optional.empty();
    }
}
