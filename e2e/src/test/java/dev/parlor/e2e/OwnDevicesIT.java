package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// One person on two devices: whatever is done on one stands on the other without a reload.
class OwnDevicesIT {
    /// What browsers call themselves, and what to call their devices.
    private static final String AGENTS = """
            Firefox on Linux = Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Chrome on Windows = Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            Edge on Windows = Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            Safari on macOS = Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15
            Opera on macOS = Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0
            Safari on iPhone = Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1
            Chrome on iPad = Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1
            Firefox on iPhone = Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15
            Chrome on Android = Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
            Samsung Internet on Android = Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
            Chrome on ChromeOS = Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            GodotEngine/4.4 (Linux) = GodotEngine/4.4 (Linux)""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void whatIsDoneOnThePhoneStandsOnTheLaptopToo() {
        var emails = new String[] {stage.freshEmail("Alice"), stage.freshEmail("Bob")};
        var phone = FriendsPanel.open(stage.registered("Alice", emails[0]).browser());
        var bob = FriendsPanel.open(stage.registered("Bob", emails[1]).browser());
        var laptop = FriendsPanel.open(logIn(emails[0]));

        phone.ask(emails[1]);
        laptop.browser().await("the request", () -> laptop.browser().shows(".sent"));
        bob.accept();
        laptop.awaitFriends("Bob: Online");

        var thread = bob.openChat("Alice").say("Are you there?").awaitMessages("Are you there?");
        laptop.browser().await("one unread", () -> laptop.unread("Bob").equals("1"));
        phone.openChat("Bob").awaitMessages("Are you there?");
        laptop.browser().await("nothing unread", () -> laptop.unread("Bob").isEmpty());
        assertThat(laptop.browser().title()).doesNotStartWith("(");
        phone.browser().click("#back-to-friends");

        thread.back();
        laptop.invite("Bob");
        phone.browser().await("the invite", () -> phone.browser().shows("parlor-friend-list .invite-card .cancel"));
        phone.browser().click("parlor-friend-list .invite-card .cancel");
        laptop.browser()
                .await("its end", () -> laptop.browser().text(".message h1").equals("This lobby is closed"));

        bob.openChat("Alice").say("One last word").awaitMessages("Are you there?", "One last word");
        laptop.browser().open("/account");
        laptop.browser().await("the title", () -> laptop.browser().title().startsWith("(1)"));
        block(phone.browser());
        laptop.browser().find("#blocked-heading");
        laptop.browser().await("the title", () -> !laptop.browser().title().startsWith("("));
        new AccountPage(laptop.browser()).unblock("Bob");
        FriendsPanel.open(laptop.browser()).awaitFriends();
    }

    @Test
    void aNewNameStandsOnBothDevices() {
        var email = stage.freshEmail("Alice");
        var phone = AccountPage.open(stage.registered("Alice", email).browser());
        var laptop = AccountPage.open(logIn(email)).browser();

        phone.rename("Alicia");

        laptop.await("the name", () -> laptop.text("#account").endsWith("Alicia"));
        assertThat(laptop.find("[name=first_name]").getDomProperty("value")).isEqualTo("Alicia");
    }

    @Test
    void aDeviceThatIsLoggedOutFromAnotherSaysSoAtOnce() {
        var email = stage.freshEmail("Alice");
        var phone = stage.registered("Alice", email).browser();
        var account = AccountPage.open(phone);
        phone.await("this device", () -> account.devices().size() == 1);
        assertThat(account.devices().getFirst()).isEqualTo("Chrome on Linux: This device · 127.0.0.1");
        assertThat(phone.shows("#log-out-others")).isFalse();
        var laptop = logIn(email);
        phone.await("the laptop", () -> account.devices().size() == 2);
        assertThat(account.devices().getLast()).isEqualTo("Chrome on Linux: Last used just now · 127.0.0.1");
        laptop.expectConsoleError("status of 401");

        phone.click(".device [aria-label='Log out Chrome on Linux']");

        assertThat(new LogInPage(laptop).notice()).isEqualTo("Your session has ended. Please log in again.");
        phone.await("the word", () -> account.done().equals("Logged out: Chrome on Linux."));
        assertThat(account.devices()).hasSize(1);
        assertThat(phone.script("return document.activeElement.id")).isEqualTo("devices-heading");
    }

    @Test
    void allOtherDevicesAreLoggedOutByWhoConfirmsIt() {
        var email = stage.freshEmail("Alice");
        var phone = stage.registered("Alice", email).browser();
        var others = List.of(logIn(email), logIn(email));
        var account = AccountPage.open(phone);
        phone.await("all three", () -> account.devices().size() == 3);
        others.forEach(other -> other.expectConsoleError("status of 401"));

        phone.click("#log-out-others");
        phone.find("#devices-dialog[open]");
        phone.press(Keys.ESCAPE);
        assertThat(account.devices()).hasSize(3);
        phone.click("#log-out-others");
        phone.click("#log-out-others-really");

        phone.await("the word", () -> account.done().equals("All other devices are logged out."));
        others.forEach(other ->
                assertThat(new LogInPage(other).notice()).isEqualTo("Your session has ended. Please log in again."));
        assertThat(account.devices()).hasSize(1);
        assertThat(phone.shows("#log-out-others")).isFalse();
    }

    @Test
    void aListOfDevicesThatCannotBeLoadedIsLoadedAgainOnRequest() {
        var phone = stage.registered("Alice").browser();
        phone.beforeEachPage("""
                const reallyFetch = window.fetch;
                window.fetch = (url, ...more) => String(url).endsWith('/sessions/') && !window.repaired
                    ? Promise.reject(new TypeError())
                    : reallyFetch(url, ...more);""");
        phone.reload();
        var account = AccountPage.open(phone);
        phone.find("#reload-devices");
        assertThat(phone.text("[aria-labelledby=devices-heading] .failure")).isNotEmpty();

        phone.script("window.repaired = true");
        phone.click("#reload-devices");

        phone.await("this device", () -> account.devices().size() == 1);
    }

    @Test
    void aDeviceIsNamedByItsBrowserAndSystemIfTheyAreKnown() {
        var browser = stage.browser();
        browser.open("/");
        AGENTS.lines()
                .map(line -> line.split(" = ", 2))
                .forEach(agent -> assertThat(browser.script(
                                "const [agent] = arguments;"
                                        + "return import('/parts/device-name.js').then(({deviceName}) => deviceName(agent))",
                                agent[1]))
                        .isEqualTo(agent[0]));
    }

    private Browser logIn(String email) {
        var browser = stage.browser();
        browser.open("/login");
        new LogInPage(browser).send(email, RegisterPage.PASSWORD);
        new HomePage(browser);
        return browser;
    }

    /// Without opening the messages, which would mark them read.
    private static void block(Browser browser) {
        browser.script("""
                const {access} = JSON.parse(localStorage.getItem('parlor.session'));
                const ask = (method, path) => fetch(path, {method, headers: {Authorization: `Bearer ${access}`}});
                return ask('GET', '/api/friends/friends/')
                    .then((response) => response.json())
                    .then(([{friend_id}]) => ask('POST', `/api/friends/${friend_id}/block/`))
                    .then((response) => response.status)""");
    }
}
