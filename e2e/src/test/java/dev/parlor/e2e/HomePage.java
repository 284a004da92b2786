package dev.parlor.e2e;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// `/` for somebody who is logged in.
record HomePage(Browser browser) {
    HomePage {
        browser.find("parlor-home #play-friend");
    }

    String greeting() {
        return browser.await("a greeting", () -> {
            var words = browser.text("h1").strip();
            return words.isEmpty() ? null : words;
        });
    }

    /// The user's own address, as the server has it.
    String email() {
        return String.valueOf(browser.script("""
                const {access} = JSON.parse(localStorage.getItem('parlor.session'));
                return fetch('/api/users/profile/', {headers: {Authorization: `Bearer ${access}`}})
                    .then((response) => response.json())
                    .then(({email}) => email)"""));
    }

    /// @param level `easy`, `medium` or `hard`
    GamePage playComputer(String level) {
        browser.click(".levels label:has([value=" + level + "])");
        browser.click("#play-computer");
        return new GamePage(browser);
    }

    /// Opens a table for whoever gets the link.
    GamePage playFriend() {
        browser.click("#play-friend");
        return new GamePage(browser);
    }

    LobbyPage enterRoom(String name) {
        browser.type("room", name);
        browser.click(".room-form .button");
        return new LobbyPage(browser);
    }

    /// What each of the listed games says about itself, from top to bottom.
    List<String> games() {
        browser.find(".game-list, .empty-note");
        return browser.find(".games").findElements(By.cssSelector(".state")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /// Opens one of the listed games, 0 being the first.
    GamePage resume(int index) {
        browser.find(".game-list");
        browser.find(".games").findElements(By.cssSelector("a")).get(index).click();
        return new GamePage(browser);
    }

    /// Played, won, drawn, lost.
    List<String> record() {
        return browser.find(".record").findElements(By.cssSelector("dd")).stream()
                .map(WebElement::getText)
                .toList();
    }

    void logOut() {
        browser.click("#log-out");
    }
}
