package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser that keeps nothing, because it is full or its user forbids it: one plays all the same.
class BlockedStorageIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
                "for (const kind of ['localStorage', 'sessionStorage'])"
                        + " Object.defineProperty(window, kind, {get() { throw new DOMException('no', 'SecurityError'); }})"
            })
    void aGameIsPlayedAndALanguageSpoken(String trouble) {
        var browser = stage.browser();
        browser.beforeEachPage(trouble);
        browser.open("/");
        browser.click("#play-now");
        var game = new GamePage(browser).awaitConnected().awaitHeadline("Your turn");
        game.resign();
        game.awaitHeadline("The computer won");
        browser.click("#sound");
        browser.click("#friends");
        browser.find("parlor-friend-list h2");
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
