package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

/// A failing test leaves a screenshot of each browser, and its message says where.
class ScreenshotIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aFailureSaysWhereItsScreenshotsAre() throws IOException {
        var file = Path.of("target", "failures", "example-0.png").toAbsolutePath();
        Files.deleteIfExists(file);
        var browser = stage.browser();
        browser.open("/login");
        browser.find("parlor-log-in h1");

        var explained = stage.withScreenshots("example", new AssertionError("It is not X's turn."));

        assertThat(explained)
                .hasMessage("It is not X's turn.\nScreenshot: " + file + " of "
                        + stage.site().address() + "/login");
        assertThat(Files.readAllBytes(file)).startsWith(PNG);
        Files.delete(file);
    }

    @Test
    void aSkippedTestStaysSkipped() {
        stage.browser();
        var skipped = new TestAbortedException("no such thing here");

        assertThat(stage.withScreenshots("example", skipped)).isSameAs(skipped);
    }
}
