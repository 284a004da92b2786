package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nothing freezes: whatever happens to the network, the page says how things are and goes on by itself.
@Order(1)
class ResumeIT {
    @RegisterExtension
    final Stage stage = Stage.withItsOwnServer();

    @Test
    void everyScreenSaysThatTheServerIsGoneAndWhenItIsTriedAgain() {
        var browser = unreliable(stage.registered("Alice").browser());
        for (var place : List.of("/", "/account", "/games")) {
            browser.open(place);
            browser.find(".page-footer .connection.connected");

            stage.site().stop();

            browser.await(
                    "the countdown",
                    () -> browser.text(".page-footer .connection").matches("Reconnecting in \\d+ s\\s+Try now"));
            browser.await("spoken words", () -> spoken(browser).endsWith("Connection lost. Reconnecting."));
            stage.site().start();
            browser.click(".page-footer .connection button");
            browser.find(".page-footer .connection.connected");
            browser.await("spoken words", () -> spoken(browser).endsWith("Connected again."));
        }
    }

    @Test
    void withoutNetworkThePageSaysOfflineAndGoesOnWhenItIsBack() throws IOException {
        try (var wire = new Wire(stage.site().address())) {
            var table = tableOver(wire);
            var mover = table.mover();
            var waiter = mover.equals(table.first()) ? table.second() : table.first();

            mover.browser().offline(true);
            wire.cut();
            mover.browser().await("offline", () -> mover.connection().startsWith("Offline"));
            mover.play(4);
            assertThat(mover.statusNote()).isEqualTo("Your move will be sent as soon as the connection is back.");
            mover.browser().offline(false);

            waiter.awaitHeadline("Your turn");
            mover.awaitConnected();
            assertThat(waiter.board().charAt(4)).isEqualTo(mover.mark().charAt(0));
        }
    }

    @Test
    void aLineThatDiedInItsSleepIsNoticedWhenTheTabIsShownAgain() throws IOException {
        try (var wire = new Wire(stage.site().address())) {
            var table = tableOver(wire);
            var mover = table.mover();
            var sleeper = mover.equals(table.first()) ? table.second() : table.first();
            sleeper.browser().freeze(true);
            wire.fallSilent();
            mover.browser().reload();
            new GamePage(mover.browser()).awaitConnected().play(4);
            sleeper.browser().freeze(false);

            sleeper.awaitHeadline("Your turn").awaitConnected();
        }
    }

    @Test
    void aSecondTabIsInStep() {
        var table = Table.start(stage);
        var browser = table.first().browser();
        var tab = browser.newTab(browser.path());
        var second = new GamePage(browser).awaitConnected().awaitHeadline("Your turn");

        second.play(4);
        table.second().awaitHeadline("Your turn");
        browser.toTab(tab);

        assertThat(table.first().board()).isEqualTo(table.second().board());
        table.second().play(0);
        table.first().awaitHeadline("Your turn");
    }

    @Test
    void whatWasTypedSurvivesAClosedDrawerAnotherScreenAndAReload() {
        var pair = Friendly.pair(stage);
        var browser = pair.first().browser();
        FriendsPanel.open(browser).openChat("Bob").begin("Half a thou").back().close();
        browser.open("/account");
        FriendsPanel.open(browser).openChat("Bob");
        assertThat(typed(browser)).isEqualTo("Half a thou");
        browser.reload();

        var thread = FriendsPanel.open(browser).openChat("Bob");
        assertThat(typed(browser)).isEqualTo("Half a thou");
        thread.say("ght").awaitMessages("Half a thought");
        browser.reload();
        FriendsPanel.open(browser).openChat("Bob");
        assertThat(typed(browser)).isEmpty();
    }

    @Test
    void aMessageThatWaitsForTheServerSurvivesAReload() {
        var pair = Friendly.pair(stage);
        var browser = unreliable(pair.first().browser());
        unreliable(pair.second().browser());
        var thread = FriendsPanel.open(browser).openChat("Bob").say("Before").awaitMessages("Before");

        stage.site().stop();
        browser.find("parlor-thread .connection.reconnecting");
        thread.say("Meanwhile").back().close();
        stage.site().start();
        browser.reload();

        FriendsPanel.open(browser).openChat("Bob").awaitMessages("Before", "Meanwhile");
    }

    @Test
    void afterLoggingOutNothingOfWhatWasTypedIsLeft() {
        var pair = Friendly.pair(stage);
        var browser = pair.first().browser();
        // The chat's socket may still be connecting when the log-out closes it; Chromium logs that.
        browser.expectConsoleError("closed before the connection is established");
        FriendsPanel.open(browser).openChat("Bob").begin("A secret");

        pair.first().logOut();
        browser.find("parlor-welcome");

        assertThat(browser.script("return JSON.stringify({...sessionStorage, ...localStorage})"))
                .asString()
                .doesNotContain("secret");
    }

    /// Two people whose network is the wire.
    private Table tableOver(Wire wire) {
        var alice = unreliable(stage.registered("Alice", stage.freshEmail("Alice"), wire.address())
                .browser());
        var game = new HomePage(alice).playFriend().awaitConnected();
        var bob = unreliable(
                stage.registered("Bob", stage.freshEmail("Bob"), wire.address()).browser());
        bob.open(alice.path());
        var other = new GamePage(bob).awaitConnected();
        alice.await("Bob at the table", () -> !game.headline().startsWith("Waiting"));
        return Table.of(game, other);
    }

    private static Browser unreliable(Browser browser) {
        for (var trouble : List.of("ERR_", "WebSocket connection to")) {
            browser.expectConsoleError(trouble);
        }
        return browser;
    }

    private static String typed(Browser browser) {
        return browser.find("parlor-thread textarea").getAttribute("value");
    }

    private static String spoken(Browser browser) {
        return String.valueOf(browser.script("return document.getElementById('announcements').innerText"))
                .strip();
    }
}
