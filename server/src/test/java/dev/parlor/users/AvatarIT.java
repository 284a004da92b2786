package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvatarIT {
    private static final String PATH = "/api/users/profile/avatar/";

    private static LiveNode live;
    private Person alice;

    @BeforeAll
    static void start() {
        live = LiveNode.start();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @BeforeEach
    void register() {
        alice = live.person("Alice");
    }

    @Test
    void keepsTheMiddleSmallAndSquare() throws IOException {
        var wide = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
        var graphics = wide.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 300, 300);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(300, 0, 300, 300);
        graphics.dispose();
        for (var type : new String[] {"png", "jpeg"}) {
            var shown = ImageIO.read(new ByteArrayInputStream(picture(put("image/" + type, encoded(wide, type)))));
            assertThat(shown.getWidth()).isEqualTo(256);
            assertThat(shown.getHeight()).isEqualTo(256);
            assertThat(new Color(shown.getRGB(10, 128)).getGreen()).isGreaterThan(240);
            assertThat(new Color(shown.getRGB(246, 128)).getGreen()).isGreaterThan(240);
        }
    }

    @Test
    void acceptsAForm() throws IOException {
        var file = encoded(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "png");
        var form = new ByteArrayOutputStream();
        form.writeBytes("""
                --b\r
                Content-Disposition: form-data; name="avatar"; filename="me.png"\r
                Content-Type: image/png\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        var answer = put("multipart/form-data; boundary=b", form.toByteArray());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(picture(answer)).isNotEmpty();
        assertThat(put("multipart/form-data; boundary=c", form.toByteArray()).status())
                .isEqualTo(400);
        assertThat(put("multipart/form-data", form.toByteArray()).status()).isEqualTo(400);
    }

    @Test
    void isForEverybodyWhoKnowsItsNameUntilThereIsAnother() throws IOException {
        var file = encoded(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "png");
        var first = path(put("image/png", file));
        var answer = live.api().get(first);
        assertThat(answer.header("Content-Type")).hasValue("image/jpeg");
        assertThat(answer.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        var second = path(put("image/png", file));
        assertThat(live.api().get(first).status()).isEqualTo(404);
        assertThat(alice.api().delete(PATH).status()).isEqualTo(204);
        assertThat(live.api().get(second).status()).isEqualTo(404);
        assertThat(alice.api().get("/api/users/profile/").json().path("avatar").isNull())
                .isTrue();
    }

    @Test
    void goesWithTheAccount() throws IOException {
        var path = path(put("image/png", encoded(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "png")));
        alice.api().send("DELETE", "/api/users/profile/", Optional.of(Map.of("password", alice.password())));
        assertThat(live.api().get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoImage() throws IOException {
        var png = encoded(new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB), "png");
        for (var file :
                new byte[][] {{1}, "<svg/>".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(png, 20), manyScans()}) {
            var answer = put("image/png", file);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("avatar").path(0).asString()).startsWith("Upload a valid image.");
        }
        assertThat(put("image/png", new byte[0]).status()).isEqualTo(400);
        assertThat(put("application/json", "{}".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(415);
        assertThat(put("image/png", new byte[2 * 1024 * 1024 + 1]).status()).isEqualTo(413);
    }

    @Test
    void refusesMorePixelsThanAnyPictureNeedsBeforeItReadsThem() throws IOException {
        for (var size :
                new int[][] {{100_000, 100_000}, {40_000_000, 1}, {1, 40_000_000}, {8192, 4883}, {4001, 4000}}) {
            var answer = put("image/png", bomb(size[0], size[1]));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("avatar").path(0).asString())
                    .isEqualTo("Upload a valid image. It can be at most 8192 pixels wide and high, and have at most"
                            + " 16 million pixels.");
        }
    }

    @Test
    void acceptsAsManyPixelsAsACameraMakes() throws IOException {
        var file = encoded(new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(put("image/png", file).status()).isEqualTo(200);
        file = encoded(new BufferedImage(8192, 1, BufferedImage.TYPE_INT_RGB), "jpeg");
        assertThat(put("image/jpeg", file).status()).isEqualTo(200);
    }

    /// A JPEG that says to go over its pixels again and again.
    private static byte[] manyScans() throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(encoded(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "jpeg"));
        for (var scan = 0; scan < 100; scan++) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA});
        }
        return out.toByteArray();
    }

    /// A few hundred bytes that say they are a large image.
    private static byte[] bomb(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        var data = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(data)) {
            deflated.write(new byte[300_000]);
        }
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(bytes(content.length));
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(bytes((int) crc.getValue()));
    }

    private static byte[] bytes(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private Answer put(String type, byte[] file) {
        return alice.api().sendRaw("PUT", PATH, type, file);
    }

    private static byte[] picture(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return live.api().get(path(answer)).http().body();
    }

    private static String path(Answer answer) {
        var url = answer.json().path("avatar").asString();
        assertThat(url).startsWith("http://127.0.0.1:" + live.port());
        return url.substring(url.indexOf("/api/"));
    }

    private static byte[] encoded(BufferedImage image, String type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, type, bytes);
        return bytes.toByteArray();
    }
}
