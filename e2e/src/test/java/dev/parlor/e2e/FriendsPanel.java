package dev.parlor.e2e;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The drawer with friends and messages, beside any screen.
record FriendsPanel(Browser browser) {
    /// Opens it, if it isn't.
    static FriendsPanel open(Browser browser) {
        if (!browser.shows("parlor-friend-list")) {
            browser.await("the button", () -> browser.find("#friends").isEnabled());
            browser.click("#friends");
        }
        return new FriendsPanel(browser);
    }

    FriendsPanel {
        browser.find("parlor-friend-list h2");
    }

    /// Asks somebody to be a friend.
    FriendsPanel ask(String email) {
        browser.type("friend-email", email);
        browser.click(".add-friend .button");
        return this;
    }

    /// What was said about the last request.
    String answer() {
        return browser.text(".add-friend .success:not(:empty), .add-friend .error");
    }

    /// Accepts the request of whoever is first in the list.
    FriendsPanel accept() {
        browser.click(".received .accept");
        return this;
    }

    /// The friends, as `name: status`, from top to bottom.
    List<String> friends() {
        return browser.all(".friend .open-chat").stream()
                .map(row -> part(row, ".name") + ": " + part(row, ".status"))
                .toList();
    }

    FriendsPanel awaitFriends(String... friends) {
        browser.await("friends " + List.of(friends), () -> friends().equals(List.of(friends)));
        return this;
    }

    /// The number beside a friend; empty: nothing is unread.
    String unread(String name) {
        return browser.all(".friend .open-chat").stream()
                .filter(row -> part(row, ".name").equals(name))
                .flatMap(row -> row.findElements(By.cssSelector(".badge")).stream())
                .map(WebElement::getText)
                .findFirst()
                .orElse("");
    }

    /// Opens the messages with a friend.
    ThreadPanel openChat(String name) {
        browser.find(".friend .open-chat[aria-label^='Messages with " + name + "']")
                .click();
        return new ThreadPanel(browser);
    }

    /// Invites a friend to a game, which leads to the lobby.
    LobbyPage invite(String name) {
        browser.click("[aria-label='Invite " + name + " to a game']");
        return new LobbyPage(browser);
    }

    void close() {
        browser.click("#close-friends");
    }

    private static String part(WebElement row, String css) {
        return row.findElement(By.cssSelector(css)).getText();
    }
}
