package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/// Pictures of what a browser shows, for somebody to look at: wide in light and dark, and at 320 px.
record Pictures(Browser browser) {
    /// The whole page, however high it is.
    void take(String name) {
        take(name, true);
    }

    /// What fits on the screen: things stand at its edges.
    void takeOpen(String name) {
        take(name, false);
    }

    private void take(String name, boolean whole) {
        picture(name + "-light", 1280, "light", whole);
        picture(name + "-dark", 1280, "dark", whole);
        picture(name + "-320", 320, "light", whole);
        browser.dress(1280, 900, "light");
    }

    private void picture(String name, int width, String scheme, boolean whole) {
        browser.dress(width, 860, scheme);
        if (whole) {
            browser.dress(width, number("scrollHeight").intValue(), scheme);
        }
        browser.script("return document.fonts.ready.then(() => true)");
        browser.screenshot(name);
        assertThat(number("scrollWidth")).as(name + " does not scroll sideways").isEqualTo((long) width);
    }

    private Number number(String size) {
        return (Number) browser.script("return Math.ceil(document.documentElement." + size + ")");
    }
}
