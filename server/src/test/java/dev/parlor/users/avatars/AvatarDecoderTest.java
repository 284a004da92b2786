package dev.parlor.users.avatars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.ProblemException;
import dev.parlor.users.passwords.Requester;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AvatarDecoderTest {
    private static final Requester SOMEBODY = Requester.of("192.0.2.1", "1");

    @Test
    void turnsPeopleAwayWhenTooManyWait() throws Exception {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_GRAY), "png", file);
        try (var decoder = new AvatarDecoder(1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = new ArrayList<Callable<AvatarImage.ImageResult>>();
            for (var each = 0; each < 20; each++) {
                uploads.add(() -> decoder.decode(SOMEBODY, file.toByteArray()));
            }
            var refused = 0;
            for (var upload : threads.invokeAll(uploads)) {
                try {
                    assertThat(upload.get()).isInstanceOf(AvatarImage.EncodedImage.class);
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause())
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    problem -> assertThat(problem.response().status())
                                            .isEqualTo(503));
                    refused++;
                }
            }
            assertThat(refused).isBetween(1, 19);
            assertThat(decoder.decode(SOMEBODY, file.toByteArray())).isInstanceOf(AvatarImage.EncodedImage.class);
        }
    }
}
