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
                () -> browser.all("parlor-lobby .chat-message:not(.waiting) p").stream()
                        .map(it -> it.getText())
                        .toList()
                        .equals(List.of(messages)));
        return this;
    }

    String status() {
        return browser.text(".lobby-header .lead");
    }

    LobbyPage awaitStatus(String status) {
        browser.await("\"" + status + "\"", () -> status().equals(status));
        return this;
    }

    /// Says to be ready, or not any more.
    LobbyPage ready() {
        browser.await("a button to press", () -> browser.find("#ready").isEnabled());
        browser.click("#ready");
        return this;
    }

    /// Whether the user sees that they are ready.
    boolean isReady() {
        return "true".equals(browser.find("#ready").getAttribute("aria-pressed"));
    }

    /// Waits until these are marked as ready, by name as the list shows it.
    LobbyPage awaitReady(String... names) {
        browser.await(
                "ready " + List.of(names),
                () -> browser.all(".roster .person-row:has(.ready) .name").stream()
                        .map(it -> it.getText())
                        .toList()
                        .equals(List.of(names)));
        return this;
    }
}
