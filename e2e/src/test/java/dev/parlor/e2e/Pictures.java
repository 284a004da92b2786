package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Pictures of what a browser shows, for somebody to look at: wide in light and dark, and at 320 px. They go to
/// `target/screens`, or to the folder that the property `screens` names.
record Pictures(Browser browser) {
    private static final Path FOLDER = Path.of(System.getProperty("screens", "target/screens"));
    /// Stops of the [Tour] where things stand at the edges of the window, and not of the page.
    private static final Set<String> AT_THE_EDGES = Set.of(
            "friends-asked",
            "friends-request",
            "friends",
            "messages",
            "toast",
            "invited",
            "game-talk",
            "game-resign",
            "friend-menu",
            "friend-block",
            "account-delete",
            "account-log-out");

    /// As a stop of a tour.
    static void at(String name, Browser browser) {
        new Pictures(browser).take(name, !AT_THE_EDGES.contains(name));
    }

    /// The whole page, however high it is.
    void take(String name) {
        take(name, true);
    }

    /// What fits into the window: things stand at its edges.
    void takeWindow(String name) {
        take(name, false);
    }

    private void take(String name, boolean whole) {
        picture(name + "-light", 1280, "light", whole);
        picture(name + "-dark", 1280, "dark", whole);
        picture(name + "-320", 320, "light", whole);
        browser.setAppearance(1280, 900, "light");
    }

    private void picture(String name, int width, String scheme, boolean whole) {
        browser.setAppearance(width, 860, scheme);
        if (whole) {
            browser.setAppearance(width, number("scrollHeight").intValue(), scheme);
        }
        browser.script("return document.fonts.ready.then(() => true)");
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".webp"), browser.picture());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        assertThat(number("scrollWidth")).as(name + " does not scroll sideways").isEqualTo((long) width);
    }

    private Number number(String size) {
        return (Number) browser.script("return Math.ceil(document.documentElement." + size + ")");
    }
}
