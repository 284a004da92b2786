package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Forms that are nearly right: each is read, or refused with 400.
class UploadedFileFuzzTest {
    private static final int MUTANTS = 20_000;
    private static final String TYPE = "multipart/form-data; boundary=edge";
    private static final byte[] FORM = """
            --edge
            Content-Disposition: form-data; name="note"
            Content-Transfer-Encoding: 7bit

            words
            --edge
            Content-Disposition: form-data; name="avatar"; filename*=UTF-8''me%20too.png
            Content-Type: image/png; charset=utf-8
            Content-Length: 5

            bytes
            --edge
            Content-Disposition: form-data; name="more"
            Content-Type: multipart/mixed; boundary=inner

            --inner
            Content-Disposition: file; filename="a.png"

            a
            --inner--
            --edge--
            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    @Test
    void answersEveryMutantWith400OrReadsIt() {
        var random = new Random(22);
        var read = 0;
        var refused = 0;
        for (var i = 0; i < MUTANTS; i++) {
            var type = random.nextInt(4) > 0
                    ? TYPE
                    : new String(mutant(TYPE.getBytes(StandardCharsets.US_ASCII), random), StandardCharsets.ISO_8859_1);
            var body = mutant(FORM, random);
            try {
                UploadedFile.read(body, Optional.of(type), "avatar", "image/");
                read++;
            } catch (ProblemException problem) {
                assertThat(problem.response().status()).as("mutant %s", i).isIn(400, 415);
                refused++;
            }
        }
        assertThat(read).isGreaterThan(MUTANTS / 20);
        assertThat(refused).isGreaterThan(MUTANTS / 20);
    }

    private static byte[] mutant(byte[] whole, Random random) {
        var bytes = whole;
        for (var changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    /// With one byte flipped, a stretch left out or a stretch repeated elsewhere.
    private static byte[] changed(byte[] bytes, Random random) {
        var from = random.nextInt(bytes.length);
        var length = random.nextInt(Math.min(40, bytes.length - from) + 1);
        var out = new ByteArrayOutputStream();
        switch (random.nextInt(3)) {
            case 0 -> {
                out.writeBytes(bytes);
                var flipped = out.toByteArray();
                flipped[from] = (byte) random.nextInt(256);
                return flipped;
            }
            case 1 -> {
                out.write(bytes, 0, from);
                out.write(bytes, from + length, bytes.length - from - length);
            }
            default -> {
                var at = random.nextInt(bytes.length);
                out.write(bytes, 0, at);
                out.write(bytes, from, length);
                out.write(bytes, at, bytes.length - at);
            }
        }
        return out.toByteArray();
    }
}
