package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// From the first sight of the place to the first move, without a form.
class PlayNowIT {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aStrangerMakesTheFirstMoveWithinTenSeconds() {
        var browser = stage.browser();
        var begin = System.nanoTime();
        browser.open("/");
        browser.click("#play-now");
        var game = new GamePage(browser).awaitConnected().awaitHeadline("Your turn");
        var before = game.board();
        game.play(before.indexOf('_'));
        browser.await("the answer", () -> game.board().replace("_", "").length() >= 2);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TEN_SECONDS);
        assertThat(game.seats().getFirst()).matches("[A-Z][a-z]+ [A-Z][a-z]+");
        assertThat(game.seats().getLast()).isEqualTo("Computer");
    }

    @Test
    void goingBackMakesNoSecondGame() {
        var browser = stage.browser();
        browser.open("/");
        browser.click("#play-now");
        new GamePage(browser).awaitConnected();

        browser.script("history.back()");

        assertThat(new HomePage(browser).games()).hasSize(1);
    }

    @Test
    void whoOpensALinkFirstPlaysAndTheNextOnesWatch() {
        var opener = stage.browser();
        opener.open("/");
        opener.click("#play-link");
        var first = new GamePage(opener).awaitConnected().awaitHeadline("Waiting for a friend");
        var link = first.link();
        var second = arrive(link);
        opener.await("somebody at the table", () -> !first.headline().startsWith("Waiting"));
        var third = arrive(link);

        assertThat(second.seats()).containsExactlyInAnyOrderElementsOf(first.seats());
        assertThat(third.statusNote()).isEqualTo("You are watching this game.");
        var mover = first.isMyTurn() ? first : second;
        mover.play(4);
        mover.browser().await("the mark", () -> mover.board().charAt(4) != '_');
        third.awaitBoard(mover.board());
    }

    @Test
    void aGuestKeepsTheAccountWithItsGames() {
        var browser = stage.browser();
        browser.open("/");
        browser.click("#play-now");
        var game = new GamePage(browser).awaitConnected();
        var name = game.seats().getFirst();
        game.resign();
        game.awaitHeadline("The computer won");
        assertThat(browser.text(".guest-offer")).startsWith("You are playing as " + name + ".");

        browser.click("#offer-claim");
        var email = stage.freshEmail("guest");
        browser.find("parlor-claim-form");
        new Pictures(browser).take("account-guest");
        assertThat(browser.shows("[name=current]")).isFalse();
        browser.type("email", email);
        browser.type("password", RegisterPage.PASSWORD);
        browser.click("parlor-claim-form .button");

        browser.await(
                "the end of being a guest",
                () -> browser.text(".success:not(:empty)").equals("This account is yours now."));
        browser.find("#log-out");
        var elsewhere = stage.browser();
        elsewhere.open("/login");
        new LogInPage(elsewhere).send(email, RegisterPage.PASSWORD);
        var home = new HomePage(elsewhere);
        assertThat(home.greeting()).endsWith(", " + name + ".");
        assertThat(home.games()).containsExactly("The computer won");
    }

    @Test
    void whoFollowsALinkToARoomIsInWithoutAForm() {
        var alice = stage.registered("Alice").enterRoom("orchard").ready();
        var link = alice.browser().find("#share-link").getAttribute("value");
        var guest = stage.browser();
        guest.open(link);
        var room = new LobbyPage(guest);
        alice.browser().await("no link any more", () -> !alice.browser().shows("#share-link"));

        room.awaitReady("Alice").ready();

        Table.of(new GamePage(alice.browser()).awaitConnected(), new GamePage(guest).awaitConnected());
    }

    @Test
    void aGuestWhoseTimeIsOverBeginsAnew() {
        var guest = stage.browser();
        guest.open("/");
        guest.click("#play-now");
        new GamePage(guest).awaitConnected();
        guest.expectConsoleError("status of 401");
        guest.script("""
                const {refresh} = JSON.parse(localStorage.getItem('parlor.session'));
                return fetch('/api/token/blacklist/', {
                    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({refresh}),
                }).then(({ok}) => ok)""");

        guest.find("parlor-welcome #play-now");
        assertThat(guest.path()).isEqualTo("/");
        guest.click("#play-now");
        new GamePage(guest).awaitConnected();
    }

    @Test
    void anAddressThatIsTakenStandsAtItsField() {
        var email = stage.freshEmail("Alice");
        stage.registered("Alice", email);
        var browser = stage.browser();
        browser.open("/play/computer");
        new GamePage(browser).awaitConnected();
        browser.expectConsoleError("status of 400");

        browser.click("#keep");
        browser.find("parlor-claim-form");
        browser.type("email", email);
        browser.type("password", RegisterPage.PASSWORD);
        browser.click("parlor-claim-form .button");

        browser.await("the word", () -> browser.text("#email-error").contains("already"));
        assertThat(browser.find("[name=email]").getAttribute("value")).isEqualTo(email);
    }

    @Test
    void whoWasHereWithAnAccountIsAskedToLogInAndNotMadeAGuest() {
        var browser = stage.registered("Alice").browser();
        browser.await("her name", () -> browser.text("#account").contains("Alice"));
        browser.click("#log-out");
        browser.find("parlor-welcome");

        browser.open("/play/1");

        assertThat(new LogInPage(browser).notice()).contains("invited");
    }

    private GamePage arrive(String link) {
        var browser = stage.browser();
        browser.open(link);
        return new GamePage(browser).awaitConnected();
    }
}
