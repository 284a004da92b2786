package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a screen reader has to say, read from the browser's accessibility tree.
class SpokenIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aGameIsHeardMoveByMove() {
        var table = Table.start(stage).move(4, "4").move(0, "40").move(2, "402").move(1, "4021");
        var page = table.first();
        var browser = page.browser();
        var other = "X".equals(page.mark()) ? "O" : "X";

        assertThat(browser.accessible())
                .contains("heading Your turn", "main", "grid Board")
                .contains("gridcell row 2 column 2, " + page.mark())
                .contains("gridcell row 1 column 1, " + other)
                .contains("gridcell row 3 column 1, empty")
                .contains("button Resign");
        page.play(6);
        page.awaitHeadline("You won");

        assertThat(browser.accessible())
                .contains("heading You won")
                .contains("gridcell row 3 column 1, " + page.mark() + ", winning line")
                .contains("gridcell row 1 column 1, " + other);
        // The log keeps eight lines: they were spoken long before they leave it.
        assertThat(page.spoken())
                .containsSubsequence(
                        "You: row 1 column 3.",
                        table.secondName() + "’s turn.",
                        table.secondName() + ": row 1 column 2.",
                        "Your turn.",
                        "You: row 3 column 1.",
                        "You won.");
        assertThat(table.second().spoken())
                .contains(table.firstName() + ": row 3 column 1.", table.firstName() + " won.");
        assertThat(browser.script("const log = document.getElementById('announcements');"
                        + " return [log.getAttribute('aria-live'), log.role].join()"))
                .isEqualTo("polite,log");
    }

    @Test
    void friendsAndMessagesHaveNames() {
        var pair = Friendly.pair(stage);
        var browser = pair.first().browser();
        FriendsPanel.open(browser);
        assertThat(browser.accessible())
                .contains("complementary Friends", "heading Friends", "button Messages with Bob, Online")
                .contains("button Invite Bob to a game", "textbox Their e-mail", "button Close");

        new FriendsPanel(browser).openChat("Bob").say("Hello");
        var bob = FriendsPanel.open(pair.second().browser()).openChat("Alice").say("Hello yourself");
        bob.awaitMessages("Hello", "Hello yourself");

        browser.await("the spoken message", () -> spoken(browser).contains("Bob: Hello yourself"));
        assertThat(browser.accessible())
                .contains("heading Messages with Bob", "textbox Message to Bob", "region Messages with Bob");
    }

    @Test
    void formsSayWhatIsWrongAndWhere() {
        var browser = stage.browser();
        browser.open("/register");
        new RegisterPage(browser).send("Ada", "no address");

        assertThat(browser.script("""
                const email = document.activeElement;
                const told = document.getElementById(email.getAttribute('aria-describedby')).textContent.trim();
                return [email.name, email.getAttribute('aria-invalid'), told].join('; ')""")).isEqualTo("email; true; This doesn’t look like an e-mail address.");
        assertThat(browser.accessible())
                .contains(
                        "textbox First name",
                        "textbox E-mail",
                        "button Show password",
                        "link Log in",
                        "combobox Language");
    }

    private static String spoken(Browser browser) {
        return String.valueOf(browser.script("return document.getElementById('announcements').innerText"));
    }
}
