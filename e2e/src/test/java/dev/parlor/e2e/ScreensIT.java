package dev.parlor.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How it looks: pictures of every screen, wide in light and dark and at 320 px, with names and messages of some
/// length. Those in `docs/screens/` are made by the line in its `README.md`.
@Order(1)
class ScreensIT {
    private static final String WORDS =
            "Fancy another one? The last one took us " + "a long, ".repeat(6) + "long while.";

    @RegisterExtension
    final Stage stage = new Stage();

    private final Tour tour = new Tour(stage, "Wendeline Theodora", "Bob", WORDS, Pictures::at);

    @Test
    void strangersSeeItWideAndNarrow() {
        tour.strangers();
    }

    @Test
    void guestsSeeItWideAndNarrow() {
        tour.guests();
    }

    @Test
    void friendsSeeItWideAndNarrow() {
        tour.people();
    }
}
