package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// For everybody: no screen breaks a rule of accessibility, in light, in dark or narrow, and the keyboard reaches
/// all of it.
@Order(1)
class AccessIT {
    private static final String AXE = axe();
    private static final String VIOLATIONS = """
            return axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(
                ({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({html}) => html.slice(0, 160)).join(' and ')}`))""";
    /// Everything that can be used, and has not had the focus.
    private static final String UNREACHED = """
            const modal = document.querySelector('dialog:modal');
            return [...(modal ?? document).querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex === 0 && !one.closest('[inert]'))
                .filter((one) => one.type !== 'radio' || one.checked)
                .filter((one) => !window.focused.has(one))
                .map((one) => one.outerHTML.slice(0, 160))""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void noScreenOfAStrangerBreaksARule() {
        new Tour(stage, "Alice", "Bob", "Fancy a game?", AccessIT::check).strangers();
    }

    @Test
    void noScreenOfAGuestBreaksARule() {
        new Tour(stage, "Alice", "Bob", "Fancy a game?", AccessIT::check).guests();
    }

    @Test
    void noScreenOfFriendsBreaksARule() {
        new Tour(stage, "Alice", "Bob", "Fancy a game?", AccessIT::check).people();
    }

    @Test
    void germanFitsToo() {
        var browser = stage.browser().preferLanguages("de");
        browser.open("/");
        browser.find("parlor-welcome h1");
        check("de welcome", browser);
        browser.click("#play-now");
        new GamePage(browser).awaitConnected();
        check("de game", browser);
        browser.open("/");
        browser.find("parlor-home h1");
        check("de home", browser);
        browser.click("#friends");
        browser.find("parlor-friend-list input");
        check("de friends", browser);
        browser.open("/account");
        browser.find("parlor-claim-form");
        check("de account", browser);
        assertThat(browser.text("h1")).isEqualTo("Dein Konto");
    }

    private static void check(String name, Browser browser) {
        // The checker's own, about how it looks at colours.
        browser.expectConsoleError("Canvas2D");
        browser.script(AXE);
        for (var dress : List.of("1280 light", "1280 dark", "320 light")) {
            var width = Integer.parseInt(dress.substring(0, dress.indexOf(' ')));
            browser.setAppearance(width, 900, dress.substring(dress.indexOf(' ') + 1));
            assertThat((List<?>) browser.script(VIOLATIONS))
                    .as(name + " at " + dress)
                    .isEmpty();
            assertThat((Number) browser.script("return document.documentElement.scrollWidth"))
                    .as(name + " at " + dress + " does not scroll sideways")
                    .isEqualTo((long) width);
        }
        browser.setAppearance(1280, 900, "light");
        reach(name, browser);
    }

    private static void reach(String name, Browser browser) {
        browser.script("""
                window.focused = new Set();
                document.addEventListener('focusin', ({target}) => window.focused.add(target));
                window.focused.add(document.activeElement);""");
        var rounds = 0;
        while (rounds < 8 && !((List<?>) browser.script(UNREACHED)).isEmpty()) {
            browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
            rounds++;
        }
        assertThat((List<?>) browser.script(UNREACHED))
                .as("beyond the keyboard's reach at " + name)
                .isEmpty();
    }

    private static String axe() {
        try (var versions =
                AccessIT.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            var properties = new Properties();
            properties.load(versions);
            var file = "/META-INF/resources/webjars/axe-core/" + properties.getProperty("version") + "/axe.min.js";
            try (var source = AccessIT.class.getResourceAsStream(file)) {
                return new String(source.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
