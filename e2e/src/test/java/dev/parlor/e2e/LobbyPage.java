package dev.parlor.e2e;

import java.util.List;
import org.openqa.selenium.Keys;

/// `/lobby/<name>/`.
record LobbyPage(Browser browser) {
    LobbyPage {
        browser.find("parlor-lobby .roster");
    }

    List<String> present() {
        return browser.all(".roster .name").stream().map(it -> it.getText()).toList();
    }

    LobbyPage awaitPresent(String... names) {
        browser.await("present " + List.of(names), () -> present().equals(List.of(names)));
        return this;
    }

    LobbyPage say(String words) {
        browser.find("parlor-lobby textarea").sendKeys(words, Keys.ENTER);
        return this;
    }

    LobbyPage awaitMessages(String... messages) {
        browser.await(
                "lobby messages " + List.of(messages),
                () -> browser.all("parlor-lobby .said:not(.waiting) p").stream()
                        .map(it -> it.getText())
                        .toList()
                        .equals(List.of(messages)));
        return this;
    }

    String standing() {
        return browser.text(".lobby-head .lead");
    }

    void start() {
        browser.await("two players", () -> browser.find("#start-game").isEnabled());
        browser.click("#start-game");
    }
}
