package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// Finished games: the list of them, and each of them step by step.
class ReplayIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aFinishedGameIsLookedAtStepByStepWithTheKeyboard() {
        var table = Table.start(stage);
        table.move(0, "0").move(3, "03").move(1, "031").move(4, "0314");
        table.mover().play(2);
        table.first().awaitHeadline("You won");
        var browser = table.first().browser();
        browser.await("how the two stand", () -> browser.text("#against").contains("1 won, 0 drawn, 0 lost"));

        browser.click("#watch-again");
        browser.find("parlor-replay #scrub");
        var board = new GamePage(browser);
        var end = board.board();
        assertThat(board.winningLine()).containsExactly("0", "1", "2");
        assertThat(browser.text("#step")).startsWith("5 of 5");
        new Pictures(browser).take("replay");

        browser.press(Keys.ARROW_LEFT);
        board.awaitBoard(end.substring(0, 2) + "_" + end.substring(3));
        assertThat(board.winningLine()).isEmpty();
        browser.press(Keys.HOME);
        board.awaitBoard("_________");
        assertThat(browser.text("#step")).isEqualTo("0 of 5 · The board is empty. You to move.");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        board.awaitBoard(end.charAt(0) + "__" + end.charAt(3) + "_____");
        browser.click("#last");
        board.awaitBoard(end);

        var stranger = stage.browser();
        stranger.open(board.link());
        stranger.find("parlor-replay #scrub");
        new GamePage(stranger).awaitBoard(end);
        stranger.click("#back");
        new GamePage(stranger).awaitBoard(end.substring(0, 2) + "_" + end.substring(3));
    }

    @Test
    void aGameAgainstTheComputerIsPrivateUntilItsPlayerMakesALink() {
        var game = stage.registered("Alice").playComputer("easy").awaitConnected();
        game.resign();
        game.awaitHeadline("The computer won");
        var browser = game.browser();
        browser.click("#watch-again");
        browser.find("#share-replay");
        var stranger = stage.browser();
        stranger.expectConsoleError("status of 404");
        stranger.open(browser.path());
        stranger.await("a refusal", () -> stranger.text(".message h1").equals("No such game"));

        browser.click("#share-replay");

        stranger.open(new GamePage(browser).link());
        stranger.find("parlor-replay #scrub");
    }

    @Test
    void allFinishedGamesAreListedPageByPage() {
        var home = stage.registered("Alice");
        var browser = home.browser();
        browser.script("""
                const {access} = JSON.parse(localStorage.getItem('parlor.session'));
                const post = (path, body) => fetch(path, {
                    method: 'POST',
                    headers: {'Content-Type': 'application/json', Authorization: `Bearer ${access}`},
                    body: JSON.stringify(body),
                }).then((response) => response.json());
                return (async () => {
                    for (let count = 0; count < 23; count++) {
                        const {id} = await post('/api/games/', {is_ai_game: true});
                        await post(`/api/games/${id}/resign/`, {});
                    }
                })()""");
        browser.open("/");
        new HomePage(browser);

        browser.click("#all-games");
        browser.find("parlor-history .game-list");
        assertThat(browser.all(".game-list li")).hasSize(20);
        new Pictures(browser).take("history");
        browser.click("#more");

        browser.await("the rest", () -> browser.all(".game-list li").size() == 23);
        assertThat(browser.shows("#more")).isFalse();
        browser.click(".game-list a");
        browser.find("parlor-replay #scrub");
    }
}
