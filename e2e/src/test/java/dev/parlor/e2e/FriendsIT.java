package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Friends and their messages, each side live.
@Order(1)
class FriendsIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void friendsSeeEachOtherComeAndGo() {
        var pair = Friendly.pair(stage);

        pair.second().browser().click("#log-out");

        FriendsPanel.open(pair.first().browser()).awaitFriends("Bob: Offline");
    }

    @Test
    void whatIsWrittenIsThereForBothAndCounted() {
        var pair = Friendly.pair(stage);
        var alice = FriendsPanel.open(pair.first().browser()).openChat("Bob");
        var bob = FriendsPanel.open(pair.second().browser());

        alice.say("Hello Bob").say("Are you there?").awaitMessages("Hello Bob", "Are you there?");
        bob.browser().await("two unread", () -> bob.unread("Alice").equals("2"));
        var answer = bob.openChat("Alice").awaitMessages("Hello Bob", "Are you there?");
        alice.browser().await("seen", () -> alice.last().endsWith("Seen"));
        answer.begin("I a");
        alice.browser().await("typing", () -> alice.typing().equals("Bob is writing…"));
        answer.say("m!").awaitMessages("Hello Bob", "Are you there?", "I am!");
        alice.awaitMessages("Hello Bob", "Are you there?", "I am!");
        assertThat(answer.back().unread("Alice")).isEmpty();

        alice.browser().reload();
        FriendsPanel.open(alice.browser()).openChat("Bob").awaitMessages("Hello Bob", "Are you there?", "I am!");
    }

    @Test
    void theListCanBeAskedForBeforeItIsThere() {
        var alice = stage.registered("Alice").browser();
        // Nothing is known of the user, and no call is answered.
        alice.script("""
                const {access, refresh} = JSON.parse(localStorage.getItem('parlor.session'));
                localStorage.setItem('parlor.session', JSON.stringify({access, refresh}))""");
        alice.beforeEachPage("""
                const ask = window.fetch;
                const answered = new Promise((done) => (window.answer = done));
                window.fetch = (...call) => answered.then(() => ask(...call))""");
        alice.open("/");

        alice.click("#friends");
        assertThat(alice.shows("parlor-friend-list")).isFalse();
        alice.script("window.answer()");

        alice.find("parlor-friend-list h2");
    }

    @Test
    void aFriendIsFoundByNameAmongMany() {
        var alice = stage.registered("Alice").browser();
        alice.script("""
                const {access} = JSON.parse(localStorage.getItem('parlor.session'));
                const post = (path, body, token) => fetch(path, {
                    method: 'POST', body: JSON.stringify(body),
                    headers: {'Content-Type': 'application/json', ...(token && {Authorization: `Bearer ${token}`})},
                }).then((response) => response.json());
                const password = 'a quiet table';
                return fetch('/api/users/profile/', {headers: {Authorization: `Bearer ${access}`}})
                    .then((response) => response.json())
                    .then((me) => Promise.all(Array.from({length: 11}, async (_, count) => {
                        const [first_name, email] = [`Friend ${count}`, `${count}.of.${me.id}@example.com`];
                        await post('/api/users/', {first_name, last_name: 'Player', email, password});
                        const {access: theirs} = await post('/api/token/', {email, password});
                        await post('/api/friends/', {to_user_email: me.email}, theirs);
                        await post('/api/friends/', {to_user_email: email}, access);
                    })))""");
        alice.reload();
        FriendsPanel.open(alice);
        alice.await("all", () -> alice.all(".friend").size() == 11);

        alice.find("#seek-friend").sendKeys("friend 1");

        alice.await("some", () -> alice.all(".friend").size() == 2);
        alice.find("#seek-friend").sendKeys("x");
        assertThat(alice.text("parlor-friend-list .empty-note")).isEqualTo("No friend by that name.");
    }

    @Test
    void aRequestThatCannotBeSaysWhy() {
        var alice = stage.registered("Alice").browser();
        alice.expectConsoleError("status of 400");
        var panel = FriendsPanel.open(alice);

        panel.ask("nobody@example.com");
        alice.await("a reason", () -> panel.answer().equals("Nobody here has this e-mail address."));
        panel.ask("nonsense");
        alice.await("another", () -> panel.answer().equals("This doesn’t look like an e-mail address."));
    }

    @Test
    void whoIsRemovedIsGoneOnBothSidesUntilTheyAreFriendsAgain() {
        var pair = Friendly.pair(stage);
        var bob = FriendsPanel.open(pair.second().browser())
                .openChat("Alice")
                .say("One last word")
                .awaitMessages("One last word");
        FriendsPanel.open(pair.first().browser()).openChat("Bob");

        pair.first().browser().click(".friend-menu summary");
        pair.first().browser().click("#remove-friend");
        pair.first().browser().click("#remove-really");

        new FriendsPanel(pair.first().browser()).awaitFriends();
        assertThat(bob.browser().text("parlor-thread .notice")).startsWith("You can only write to friends.");

        new FriendsPanel(pair.first().browser()).ask(pair.second().email());
        bob.browser().click(".toast .link");
        new FriendsPanel(bob.browser())
                .accept()
                .awaitFriends("Alice: Online")
                .openChat("Alice")
                .awaitMessages("One last word")
                .say("Friends again");
        new FriendsPanel(pair.first().browser())
                .awaitFriends("Bob: Online")
                .openChat("Bob")
                .awaitMessages("One last word", "Friends again");
    }

    @Test
    void bothTabsOfAPersonShowTheSame() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        var first = alice.newTab("/");
        new HomePage(alice);
        FriendsPanel.open(alice).awaitFriends("Bob: Online");

        FriendsPanel.open(pair.second().browser())
                .openChat("Alice")
                .say("To both of your tabs")
                .awaitMessages("To both of your tabs");
        alice.await("one unread", () -> new FriendsPanel(alice).unread("Bob").equals("1"));
        alice.toTab(first);
        FriendsPanel.open(alice)
                .openChat("Bob")
                .awaitMessages("To both of your tabs")
                .say("And from one of them");
        var second = alice.newTab("/");
        new HomePage(alice);
        FriendsPanel.open(alice).openChat("Bob").awaitMessages("To both of your tabs", "And from one of them");

        alice.click(".friend-menu summary");
        alice.click("#remove-friend");
        alice.click("#remove-really");
        new FriendsPanel(alice).awaitFriends();
        alice.toTab(second);
        alice.find("parlor-thread .notice");
    }

    @Test
    void anInviteIsAnsweredFromAnywhereAndItsTimeRuns() {
        var pair = Friendly.pair(stage);
        var bob = pair.second().playComputer("easy").awaitConnected().browser();

        var lobby = FriendsPanel.open(pair.first().browser()).invite("Bob");
        assertThat(bob.text(".toast .countdown")).matches("(10:00|9:\\d\\d) left");
        bob.click(".toast .decline");

        lobby.browser().await("the answer", () -> lobby.browser().text(".toast").contains("Bob declined your invite."));
        assertThat(lobby.browser()
                        .await("the end of the lobby", () -> lobby.browser().text(".message h1")))
                .isEqualTo("This lobby is closed");
        assertThat(bob.shows(".toast")).isFalse();
    }

    @Test
    void anInviteThatIsTakenBackGoesAwayAtTheOtherSide() {
        var pair = Friendly.pair(stage);
        var alice = FriendsPanel.open(pair.first().browser()).invite("Bob").browser();
        var bob = pair.second().browser();
        bob.find(".toast .accept");

        alice.click(".invite-card .cancel");

        bob.await("the news", () -> bob.text(".toast").contains("Alice took the invite back."));
        assertThat(bob.shows(".toast .accept")).isFalse();
    }

    @Test
    void anOpenRoomStartsAGameOnceTheTwoInItAreReady() {
        var alice = stage.registered("Alice").enterRoom("garden").awaitPresent("Alice (you)");
        alice.ready().awaitReady("Alice (you)").awaitStatus("Nobody else is here yet.");
        var bob = stage.registered("Bob").enterRoom("garden").awaitPresent("Alice", "Bob (you)");
        bob.awaitReady("Alice");
        alice.awaitStatus("You are ready. The game begins as soon as Bob is.")
                .ready()
                .awaitReady();
        bob.ready().awaitReady("Bob (you)");
        alice.awaitReady("Bob").awaitStatus("Bob is ready. The game begins as soon as you are.");
        assertThat(alice.browser().spoken()).contains("Bob is ready.");

        alice.ready();

        var table =
                Table.of(new GamePage(alice.browser()).awaitConnected(), new GamePage(bob.browser()).awaitConnected());
        table.move(4, "4");
    }
}
