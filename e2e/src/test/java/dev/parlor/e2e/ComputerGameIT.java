package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputerGameIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aGameAgainstTheComputerIsPlayedToItsEndAndOnceMore() {
        var game = stage.registered("Alice").playComputer("hard").awaitConnected();
        assertThat(game.seats()).containsExactly("Alice", "Computer");

        while (!game.isOver()) {
            game.browser().await("a turn", () -> game.isOver() || game.isMyTurn());
            if (!game.isOver()) {
                var before = game.board();
                game.play(before.indexOf('_'));
                game.browser().await("the answer", () -> !game.board().equals(before));
            }
        }
        assertThat(game.headline()).isIn("The computer won", "A draw");
        assertThat(game.winningLine()).hasSize(game.headline().equals("A draw") ? 0 : 3);

        game.playAgain();
        game.browser()
                .await(
                        "a fresh board",
                        () -> !game.isOver() && game.board().replace("_", "").length() <= 1);
        game.awaitHeadline("Your turn");
    }

    @Test
    void gamesAgainstTheComputerDoNotCount() {
        var game = stage.registered("Alice").playComputer("easy").awaitConnected();

        game.resign();

        game.awaitHeadline("The computer won");
        var home = game.home();
        assertThat(home.record()).containsExactly("0", "0", "0", "0");
        assertThat(home.games()).containsExactly("The computer won");
    }
}
