package dev.parlor.users.avatars;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the four quarters of a picture, stored as red, green, blue and white from left to right and top to bottom,
/// are
/// seen.
class OrientationTest {
    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void showsAPictureAsItWasTaken(int tag, String seen) throws IOException {
        for (var order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            assertThat(seen(jpeg(exif(tag, order)))).isEqualTo(seen);
            assertThat(seen(png(exif(tag, order)))).isEqualTo(seen);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "-1"})
    void takesAnUnknownTagForNone(int tag) throws IOException {
        assertThat(seen(jpeg(exif(tag, ByteOrder.BIG_ENDIAN)))).isEqualTo("RGBW");
    }

    @Test
    void showsAPictureAsStoredWhenItsMetadataIsBroken() throws IOException {
        var random = new Random(22);
        for (var round = 0; round < 300; round++) {
            var exif = exif(6, ByteOrder.BIG_ENDIAN);
            for (var i = 0; i < 4; i++) {
                exif[random.nextInt(exif.length)] = (byte) random.nextInt();
            }
            var some = Arrays.copyOf(exif, random.nextInt(exif.length + 1));
            assertThat(seen(jpeg(some))).isIn("RGBW", "BRWG", "GRWB", "WBGR", "BWRG", "RBGW", "WGBR", "GWRB");
            assertThat(Orientation.of(png(some)).value()).isBetween(1, 8);
        }
        assertThat(Orientation.of(new byte[] {(byte) 0xFF})).isEqualTo(Orientation.AS_STORED);
    }

    private static String seen(byte[] file) throws IOException {
        var made = (AvatarImage.EncodedImage) AvatarImage.of(file);
        var shown = ImageIO.read(new ByteArrayInputStream(made.jpeg()));
        return name(shown.getRGB(64, 64))
                + name(shown.getRGB(192, 64))
                + name(shown.getRGB(64, 192))
                + name(shown.getRGB(192, 192));
    }

    private static String name(int rgb) {
        var color = new Color(rgb);
        if (color.getRed() > 128) {
            return color.getGreen() > 128 ? "W" : "R";
        }
        return color.getGreen() > 128 ? "G" : "B";
    }

    private static byte[] exif(int tag, ByteOrder order) {
        return ByteBuffer.allocate(26)
                .order(order)
                .put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) tag)
                .array();
    }

    private static byte[] jpeg(byte[] exif) throws IOException {
        var plain = quarters("jpeg");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 8)});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static byte[] png(byte[] exif) throws IOException {
        var plain = quarters("png");
        var name = "eXIf".getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(exif);
        var header = 8 + 12 + 13;
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, header);
        out.writeBytes(ByteBuffer.allocate(12 + exif.length)
                .putInt(exif.length)
                .put(name)
                .put(exif)
                .putInt((int) crc.getValue())
                .array());
        out.write(plain, header, plain.length - header);
        return out.toByteArray();
    }

    private static byte[] quarters(String type) throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        var colors = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (var i = 0; i < 4; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(200 * (i % 2), 150 * (i / 2), 200, 150);
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, type, bytes);
        return bytes.toByteArray();
    }
}
