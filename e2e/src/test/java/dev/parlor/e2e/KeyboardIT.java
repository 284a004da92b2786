package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// No mouse.
class KeyboardIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aWholeGameIsPlayedByKeysAlone() {
        var browser = stage.browser();
        browser.open("/");
        browser.find("#play-now");
        tabTo(browser, "play-now");
        browser.press(Keys.ENTER);
        var game = new GamePage(browser).awaitConnected().awaitHeadline("Your turn");

        tabToBoard(browser);
        assertThat(focused(browser)).isEqualTo("4");
        browser.press(Keys.ARROW_UP, Keys.ARROW_LEFT);
        assertThat(focused(browser)).isEqualTo("0");
        browser.press(Keys.END, Keys.ARROW_DOWN);
        assertThat(focused(browser)).isEqualTo("5");

        var byDigit = false;
        while (!game.isOver()) {
            var before = game.board();
            var place = before.indexOf('_');
            if (byDigit) {
                browser.press(String.valueOf(place + 1));
            } else {
                walkTo(browser, place);
                browser.press(Keys.ENTER);
            }
            byDigit = !byDigit;
            browser.await("the next turn", () -> game.isOver() || (!game.board().equals(before) && game.isMyTurn()));
        }

        assertThat(game.spoken()).contains("You: row", "The computer: row", game.headline() + ".");
    }

    @Test
    void theSkipLinkLeadsPastTheHead() {
        var browser = stage.registered("Alice").browser();
        browser.open("/");
        new HomePage(browser);

        browser.press(Keys.TAB, Keys.ENTER);

        assertThat(browser.script("return document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void friendsAreReachedWrittenToAndLeftByKeysAlone() {
        var pair = Friendly.pair(stage);
        var browser = pair.first().browser();
        browser.open("/");
        new HomePage(browser);
        browser.await("the button", () -> browser.find("#friends").isEnabled());

        tabTo(browser, "friends");
        browser.press(Keys.ENTER);
        new FriendsPanel(browser).awaitFriends("Bob: Online");
        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
        new ThreadPanel(browser);
        browser.await("the field", () -> "TEXTAREA".equals(browser.script("return document.activeElement.tagName")));
        browser.press("By keys", Keys.ENTER);
        new ThreadPanel(browser).awaitMessages("By keys");
        browser.press(Keys.ESCAPE);

        browser.await("the page", () -> !browser.shows("aside.drawer"));
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("friends");
    }

    private static void tabTo(Browser browser, String id) {
        for (var step = 0; step < 40; step++) {
            if (id.equals(browser.script("return document.activeElement.id"))) {
                return;
            }
            browser.press(Keys.TAB);
        }
        throw new AssertionError("Tab never reached #" + id);
    }

    private static void tabToBoard(Browser browser) {
        for (var step = 0; step < 20 && focused(browser).isEmpty(); step++) {
            browser.press(Keys.TAB);
        }
    }

    /// From any cell to another: to the corner, then right and down.
    private static void walkTo(Browser browser, int place) {
        browser.press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.HOME);
        for (var column = 0; column < place % 3; column++) {
            browser.press(Keys.ARROW_RIGHT);
        }
        for (var row = 0; row < place / 3; row++) {
            browser.press(Keys.ARROW_DOWN);
        }
        assertThat(focused(browser)).isEqualTo(String.valueOf(place));
    }

    private static String focused(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.dataset.place ?? ''"));
    }
}
