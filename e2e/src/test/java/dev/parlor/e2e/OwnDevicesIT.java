package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One person on two devices: whatever is done on one stands on the other without a reload.
class OwnDevicesIT {
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
