package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void whoHasAnAccountLogsInAndIsInTheGame() {
        var email = stage.freshEmail("Bob");
        var bob = stage.browser();
        bob.open("/register");
        new RegisterPage(bob).register("Bob", email).logOut();
        var alice = stage.registered("Alice").playFriend().awaitConnected();

        bob.open(alice.link());
        new LogInPage(bob).send(email, RegisterPage.PASSWORD);

        assertThat(new GamePage(bob).awaitConnected().seats()).containsExactly("Bob", "Alice");
    }

    @Test
    void aWrongPasswordIsRefusedInPlainWordsAndNothingTypedIsLost() {
        var email = stage.freshEmail("Alice");
        var browser = stage.browser();
        browser.open("/register");
        new RegisterPage(browser).register("Alice", email).logOut();
        browser.expectConsoleError("status of 401");

        browser.open("/login");
        var page = new LogInPage(browser);
        page.send(email, "not the password");

        assertThat(page.failure()).isEqualTo("The e-mail or the password isn’t right.");
        assertThat(browser.find("[name=email]").getAttribute("value")).isEqualTo(email);
        page.send(email, RegisterPage.PASSWORD);
        assertThat(new HomePage(browser).greeting()).endsWith(", Alice.");
    }

    @Test
    void whatIsWrongStandsAtItsField() {
        var email = stage.freshEmail("Alice");
        var first = stage.browser();
        first.open("/register");
        new RegisterPage(first).register("Alice", email).logOut();
        first.expectConsoleError("status of 400");

        first.open("/register");
        var page = new RegisterPage(first);
        page.send("", "nonsense");
        assertThat(page.errorAt("first_name")).isEqualTo("Please fill this in.");
        assertThat(page.errorAt("email")).contains("doesn’t look like");
        page.send("Alice", email.toUpperCase(Locale.ROOT));

        first.await("the server's word", () -> page.errorAt("email").contains("already"));
    }

    @Test
    void loggingOutEndsTheSessionOnTheServerToo() {
        var home = stage.registered("Alice");
        var browser = home.browser();
        var refresh = browser.script("return JSON.parse(localStorage.getItem('parlor.session')).refresh");
        browser.expectConsoleError("status of 401");

        browser.expectConsoleError("closed before the connection is established");
        home.logOut();

        browser.find("parlor-welcome");
        assertThat(browser.script("return Object.keys(localStorage).join()")).isEqualTo("parlor.known");
        browser.await(
                "the end of the session", () -> refreshStatus(browser, refresh).equals("401"));
        browser.open("/play/1");
        new LogInPage(browser);
    }

    @Test
    void aStaleAccessTokenIsRenewedWithoutAWord() {
        var game = stage.registered("Alice").playComputer("easy").awaitConnected();
        var browser = game.browser();
        browser.expectConsoleError("status of 401");
        browser.script("""
                const kept = JSON.parse(localStorage.getItem('parlor.session'));
                localStorage.setItem('parlor.session', JSON.stringify({...kept, access: kept.access.slice(0, -6) + 'AAAAAA'}))""");

        browser.reload();

        new GamePage(browser).awaitConnected();
    }

    @Test
    void aSessionThatWasEndedElsewhereAsksToLogInAgainAndReturnsToTheGame() {
        var email = stage.freshEmail("Alice");
        var browser = stage.browser();
        browser.open("/register");
        var game = new RegisterPage(browser)
                .register("Alice", email)
                .playComputer("easy")
                .awaitConnected();
        var path = browser.path();
        browser.expectConsoleError("status of 401");

        browser.script("""
                fetch('/api/token/blacklist/', {
                    method: 'POST',
                    headers: {'Content-Type': 'application/json'},
                    body: JSON.stringify({refresh: JSON.parse(localStorage.getItem('parlor.session')).refresh}),
                })""");

        var page = new LogInPage(game.browser());
        assertThat(page.notice()).isEqualTo("Your session has ended. Please log in again.");
        page.send(email, RegisterPage.PASSWORD);
        new GamePage(browser).awaitConnected();
        assertThat(browser.path()).isEqualTo(path);
    }

    @Test
    void noTokenStandsInTheAddressOfASocket() {
        var browser = stage.browser();
        browser.recordSockets();
        browser.open("/register");
        new RegisterPage(browser)
                .register("Alice", stage.freshEmail("Alice"))
                .playComputer("easy")
                .awaitConnected();

        browser.await(
                "two sockets",
                () -> browser.script("return window.sockets.length").equals(2L));
        assertThat((List<?>) browser.script("return window.sockets"))
                .allSatisfy(address ->
                        assertThat(String.valueOf(address)).contains("?ticket=").doesNotContain("token"));
    }

    @Test
    void pathsAndGamesThatDoNotExistSaySo() {
        var browser = stage.registered("Alice").browser();
        browser.expectConsoleError("status of 404");

        browser.open("/nonsense");
        assertThat(browser.text("h1")).isEqualTo("There is no table here.");
        browser.open("/play/424242");
        assertThat(browser.await("a message", () -> browser.text(".message h1")))
                .isEqualTo("No such game");
    }

    private static String refreshStatus(Browser browser, Object refresh) {
        return String.valueOf(browser.script("""
                return fetch('/api/token/refresh/', {
                    method: 'POST',
                    headers: {'Content-Type': 'application/json'},
                    body: JSON.stringify({refresh: arguments[0]}),
                }).then((response) => String(response.status))""", refresh));
    }
}
