package dev.parlor.e2e;

import java.util.List;

/// `/people/<id>`: a friend.
record PersonPage(Browser browser) {
    PersonPage {
        browser.find(".person h1");
    }

    String name() {
        return browser.text(".person h1");
    }

    /// Waits for the games between the two: played, won, drawn, lost.
    PersonPage awaitRecord(String... numbers) {
        browser.await(
                "the standing " + List.of(numbers),
                () -> browser.all(".person dd").stream()
                        .map(it -> it.getText())
                        .toList()
                        .equals(List.of(numbers)));
        return this;
    }

    /// The id of who looks at it.
    String ownId() {
        return String.valueOf(browser.script("return JSON.parse(localStorage.getItem('parlor.session')).user.id"));
    }
}
