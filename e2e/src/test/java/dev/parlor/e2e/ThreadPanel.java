package dev.parlor.e2e;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// The messages with one friend, in the drawer.
record ThreadPanel(Browser browser) {
    ThreadPanel {
        browser.find("parlor-thread textarea");
    }

    /// Sends a message by the Enter key.
    ThreadPanel say(String words) {
        browser.find("parlor-thread textarea").sendKeys(words, Keys.ENTER);
        return this;
    }

    /// Begins a message and leaves it there.
    ThreadPanel begin(String words) {
        browser.find("parlor-thread textarea").sendKeys(words);
        return this;
    }

    /// All messages, those on their way included.
    List<String> messages() {
        return browser.all("parlor-thread .chat-message p").stream()
                .map(it -> it.getText())
                .toList();
    }

    ThreadPanel awaitMessages(String... messages) {
        browser.await("messages " + List.of(messages), () -> messages().equals(List.of(messages)));
        browser.await("no message on its way", () -> !browser.shows("parlor-thread .chat-message.waiting"));
        return this;
    }

    /// What stands below the last message: when it was sent, and whether it was seen.
    String last() {
        var all = browser.all("parlor-thread .chat-message");
        return all.getLast().findElement(By.cssSelector(".meta")).getText();
    }

    /// Whether the other one is writing.
    String typing() {
        return browser.script("return document.querySelector('parlor-thread .typing').textContent.trim()")
                .toString();
    }

    FriendsPanel back() {
        browser.click("#back-to-friends");
        return new FriendsPanel(browser);
    }
}
