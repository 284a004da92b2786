package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people, two browsers, one table.
@Order(1)
class LiveGameIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void twoPeoplePlayAWholeLiveGameByLink() {
        var table = Table.start(stage);

        table.move(0, "0").move(3, "03").move(1, "031").move(4, "0314");
        table.mover().play(2);

        table.first().awaitHeadline("You won");
        table.second().awaitHeadline(table.firstName() + " won");
        for (var page : table.pages()) {
            assertThat(page.winningLine()).containsExactly("0", "1", "2");
            assertThat(page.showsWinningLine()).isTrue();
        }
        assertThat(table.first().browser().title()).startsWith("You won");
        assertThat(table.second().spoken()).contains(table.firstName() + ": row 1 column 3.", "won");
        assertThat(table.first().home().record()).containsExactly("1", "1", "0", "0");
        assertThat(table.second().home().record()).containsExactly("1", "0", "0", "1");
    }

    @Test
    void aReloadInTheMiddleKeepsTheGame() {
        var table = Table.start(stage);
        table.move(4, "4").move(0, "40");

        var board = table.first().board();
        table.first().browser().reload();
        var back = new GamePage(table.first().browser()).awaitConnected().awaitBoard(board);
        back.awaitHeadline("Your turn").play(8);

        table.second().awaitHeadline("Your turn");
        assertThat(table.second().board()).isEqualTo(back.board());
    }

    @Test
    void theListOfGamesLeadsBackToTheTable() {
        var table = Table.start(stage);
        var board = table.first().board();

        var home = table.first().home();
        assertThat(home.games()).containsExactly("Your turn");

        home.resume(0).awaitConnected().awaitBoard(board).awaitHeadline("Your turn");
    }

    @Test
    void resigningEndsTheGameForBoth() {
        var table = Table.start(stage);

        table.first().resign();

        table.first().awaitHeadline(table.secondName() + " won");
        table.second().awaitHeadline("You won");
    }

    @Test
    void whoComesTooLateWatches() {
        var table = Table.start(stage);
        var late = stage.registered("Carol").browser();

        late.open(table.first().browser().path());
        var watching = new GamePage(late).awaitConnected();
        assertThat(watching.statusNote()).isEqualTo("You are watching this game.");
        table.move(4, "4");

        watching.awaitBoard(table.first().board());
    }

    @Test
    void aRematchSwapsTheSeatsAndTheLoserBegins() {
        var table = Table.start(stage);
        table.first().resign();
        table.second().awaitHeadline("You won");
        var before = table.first().browser().path();
        var mark = table.first().mark();

        table.first().askForRematch();
        assertThat(table.first().rematch()).isEqualTo("Waiting for " + table.secondName());
        table.second()
                .browser()
                .await("the offer", () -> table.second().rematch().equals(table.firstName() + " wants a rematch"));
        table.second().browser().click("#accept-rematch");

        var first = table.first().awaitNextGame(before).awaitHeadline("Your turn");
        var second = table.second().awaitNextGame(before);
        assertThat(first.mark()).isNotEqualTo(mark);
        first.play(4);
        second.awaitHeadline("Your turn");
        first.browser().open(before);
        first.browser().find("#to-rematch");
    }

    @Test
    void aDeclinedRematchSaysSo() {
        var table = Table.start(stage);
        table.first().resign();
        table.second().awaitHeadline("You won");

        table.second().askForRematch();
        table.first().browser().click("#decline-rematch");

        table.second()
                .browser()
                .await(
                        "the answer",
                        () -> table.second().rematch().equals(table.firstName() + " declined the rematch."));
        assertThat(table.first().rematch()).isEqualTo("You declined the rematch.");
    }

    @Test
    void aTableAtWhichNobodySatDownCanBeClosed() {
        var alice = stage.registered("Alice").playFriend().awaitConnected();

        alice.browser().click("#cancel-table");

        assertThat(new HomePage(alice.browser()).games()).isEmpty();
    }

    @Test
    void aMoveIsShownAtOnceAndSnapsBackWithTheReasonWhenItIsRefused() {
        var table = Table.start(stage);
        var page = table.first();
        // Its version is another one by the time it leaves, as when the board has changed meanwhile.
        page.browser().script("""
                const send = WebSocket.prototype.send;
                WebSocket.prototype.send = function (text) {
                    const message = JSON.parse(text);
                    if (message.type === 'move') {
                        window.release = () => send.call(this, JSON.stringify({...message, version: 1}));
                    } else {
                        send.call(this, text);
                    }
                }""");

        page.play(4);
        assertThat(page.board()).isEqualTo("____" + page.mark() + "____");
        page.awaitHeadline("Bob".equals(table.secondName()) ? "Bob’s turn" : "Alice’s turn");
        assertThat(table.second().board()).isEqualTo("_________");
        page.browser().script("window.release()");

        page.awaitBoard("_________").awaitHeadline("Your turn");
        assertThat(page.browser().text(".failure")).isEqualTo("The board has changed. Please look again.");
    }

    @Test
    void nothingMovesForWhoAsksForThat() {
        var table = Table.start(stage);
        var browser = table.first().browser();
        browser.setAppearance(1280, 900, "light");

        table.first().play(4);
        table.second().resign();

        table.first().awaitHeadline("You won");
        assertThat(browser.script("return document.getAnimations().length")).isEqualTo(0L);
    }
}
