package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The server goes away in the middle of a game, and comes back.
class RestartIT {
    @RegisterExtension
    final Stage stage = Stage.withItsOwnServer();

    @Test
    void bothPlayersReconnectByThemselvesAndGoOn() {
        var table = Table.start(stage).move(4, "4").move(0, "40");
        for (var page : table.pages()) {
            page.browser().expectConsoleError("ERR_CONNECTION_REFUSED");
            page.browser().expectConsoleError("ERR_CONNECTION_RESET");
            page.browser().expectConsoleError("WebSocket connection to");
        }

        stage.site().stop();
        for (var page : table.pages()) {
            page.browser().await("an honest word", () -> page.connection().startsWith("Reconnecting"));
        }
        var board = table.first().board();
        stage.site().start();

        for (var page : table.pages()) {
            page.awaitConnected().awaitBoard(board);
            assertThat(page.spoken()).contains("Connection lost. Reconnecting.", "Connected again.");
        }
        table.move(8, "408").move(1, "4081");
    }

    @Test
    void aMoveMadeWhileTheServerIsAwayArrivesOnce() {
        var table = Table.start(stage);
        for (var page : table.pages()) {
            page.browser().expectConsoleError("ERR_CONNECTION_REFUSED");
            page.browser().expectConsoleError("ERR_CONNECTION_RESET");
            page.browser().expectConsoleError("WebSocket connection to");
        }

        stage.site().stop();
        table.first()
                .browser()
                .await("no connection", () -> !table.first().connection().equals("Connected"));
        table.first().play(4);
        stage.site().start();

        table.second().awaitHeadline("Your turn");
        assertThat(table.second().board()).isEqualTo(table.first().board());
        assertThat(table.second().board().replace("_", "")).hasSize(1);
    }

    @Test
    void whoWasReadyInALobbyIsReadyAgain() {
        var alice = stage.registered("Alice").enterRoom("garden").ready().awaitReady("Alice (you)");
        var bob = stage.registered("Bob").enterRoom("garden").awaitReady("Alice");
        for (var browser : List.of(alice.browser(), bob.browser())) {
            browser.expectConsoleError("ERR_CONNECTION_REFUSED");
            browser.expectConsoleError("ERR_CONNECTION_RESET");
            browser.expectConsoleError("WebSocket connection to");
        }

        stage.site().stop();
        alice.browser().find("parlor-lobby .connection.reconnecting");
        stage.site().start();

        alice.awaitReady("Alice (you)");
        bob.awaitReady("Alice");
    }

    @Test
    void aMessageWrittenWhileTheServerIsAwayArrivesOnceAndNothingIsMissed() {
        var pair = Friendly.pair(stage);
        var alice = FriendsPanel.open(pair.first().browser())
                .openChat("Bob")
                .say("Before")
                .awaitMessages("Before");
        for (var browser : List.of(alice.browser(), pair.second().browser())) {
            browser.expectConsoleError("ERR_CONNECTION_REFUSED");
            browser.expectConsoleError("ERR_CONNECTION_RESET");
            browser.expectConsoleError("WebSocket connection to");
        }

        stage.site().stop();
        alice.browser().find("parlor-thread .connection.reconnecting");
        alice.say("Meanwhile");
        assertThat(alice.last()).isEqualTo("Waiting for the connection");
        stage.site().start();

        alice.awaitMessages("Before", "Meanwhile");
        var bob = FriendsPanel.open(pair.second().browser());
        bob.browser().await("both unread", () -> bob.unread("Alice").equals("2"));
        bob.openChat("Alice").awaitMessages("Before", "Meanwhile");
    }
}
