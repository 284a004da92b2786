package dev.parlor.e2e;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// A walk through every screen, in the states that people meet: what is to be shown of each screen is shown at its
/// stop.
///
/// @param first the first name of who walks
/// @param second that of a friend
/// @param words what they write to each other
record Tour(Stage stage, String first, String second, String words, Stop stop) {
    private static final String LOG_IN = """
            const [email, password] = arguments;
            return fetch('/api/token/', {
                method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({email, password}),
            }).then((response) => response.status)""";

    /// What happens at each stop.
    interface Stop {
        void at(String name, Browser browser);
    }

    /// Before there is an account.
    void strangers() {
        var browser = stage.browser();
        browser.open("/");
        browser.find("parlor-welcome h1");
        stop.at("welcome", browser);
        browser.open("/login");
        new LogInPage(browser);
        stop.at("login", browser);
        browser.open("/register");
        new RegisterPage(browser).send(first, "no address");
        browser.find("#email-error");
        stop.at("register", browser);
        browser.expectConsoleError("/nonsense - Failed to load resource: the server responded with a status of 404");
        browser.open("/nonsense");
        browser.find("parlor-not-found h1");
        stop.at("missing", browser);
    }

    /// Without a form: a guest's game, and what is offered to keep it.
    void guests() {
        var guest = stage.browser();
        guest.open("/");
        guest.click("#play-now");
        var game = new GamePage(guest).awaitConnected().awaitHeadline("Your turn");
        stop.at("guest", guest);
        game.resign();
        game.awaitHeadline("The computer won");
        guest.find("#offer-claim");
        stop.at("guest-lost", guest);
        guest.click("#offer-claim");
        guest.find("parlor-claim-form [name=email]");
        stop.at("claim", guest);
    }

    /// From an empty account to a friend blocked.
    void people() {
        var email = stage.freshEmail("first");
        var alice = stage.registered(first, email).browser();
        // On another device too.
        alice.script(LOG_IN, email, RegisterPage.PASSWORD);
        alice.find(".empty-note");
        stop.at("home-new", alice);
        new HomePage(alice).playFriend().awaitConnected();
        stop.at("game-waiting", alice);
        alice.click("#cancel-table");
        var bobsEmail = stage.freshEmail("second");
        var bob = stage.registered(second, bobsEmail).browser();
        befriend(alice, bob, bobsEmail);
        talk(alice, bob);
        invite(alice, bob);
        play(new GamePage(alice).awaitConnected(), new GamePage(bob).awaitConnected());
        alice.open("/");
        alice.find(".game-list");
        stop.at("home", alice);
        past(alice);
        account(alice);
    }

    private void befriend(Browser alice, Browser bob, String bobsEmail) {
        FriendsPanel.open(alice).ask(bobsEmail);
        alice.find(".people.sent li");
        stop.at("friends-asked", alice);
        FriendsPanel.open(bob);
        bob.find(".received .accept");
        stop.at("friends-request", bob);
        new FriendsPanel(bob).accept();
        alice.find(".friend .open-chat");
    }

    private void talk(Browser alice, Browser bob) {
        bob.click(".friend .open-chat");
        new ThreadPanel(bob).say(words);
        alice.find(".friend .badge");
        stop.at("friends", alice);
        alice.click(".friend .open-chat");
        new ThreadPanel(alice).say(words);
        alice.await(
                "sent",
                () -> alice.all("parlor-thread .chat-message").size() == 2 && !alice.shows(".chat-message.waiting"));
        stop.at("messages", alice);
        new ThreadPanel(alice).back().close();
        new ThreadPanel(bob).say(words);
        alice.find(".toast");
        stop.at("toast", alice);
        new ThreadPanel(bob).back();
    }

    private void invite(Browser alice, Browser bob) {
        bob.click("[data-invite]");
        bob.find("parlor-lobby .invite-card");
        stop.at("lobby-waiting", bob);
        alice.find(".toast .accept");
        stop.at("invited", alice);
        alice.click(".toast .accept");
        var lobby = new LobbyPage(alice);
        new LobbyPage(bob).ready();
        lobby.awaitReady(second);
        alice.find("parlor-lobby textarea").sendKeys(words, "\n");
        alice.find("parlor-lobby .chat-message");
        stop.at("lobby", alice);
        lobby.ready();
    }

    private void play(GamePage alice, GamePage bob) {
        alice.browser().await("a turn", () -> alice.isMyTurn() || bob.isMyTurn());
        var mover = alice.isMyTurn() ? alice : bob;
        var waiter = mover.equals(alice) ? bob : alice;
        for (var place : new int[] {4, 0, 2, 1}) {
            var now = mover.isMyTurn() ? mover : waiter;
            now.awaitHeadline("Your turn").play(place);
            var then = now.equals(mover) ? waiter : mover;
            then.awaitHeadline("Your turn");
        }
        stop.at("game", mover.browser());
        var panel = FriendsPanel.open(mover.browser());
        mover.browser().click(".friend .open-chat");
        mover.browser().find("parlor-thread .chat-message");
        stop.at("game-talk", mover.browser());
        new ThreadPanel(mover.browser()).back();
        panel.close();
        mover.browser().click("#resign");
        stop.at("game-resign", mover.browser());
        mover.browser()
                .find("dialog[open] form")
                .findElement(By.cssSelector("button"))
                .click();
        mover.play(6);
        mover.awaitHeadline("You won");
        stop.at("game-won", mover.browser());
        waiter.askForRematch();
        stop.at("game-lost", waiter.browser());
        mover.browser().find("#accept-rematch");
        stop.at("game-rematch", mover.browser());
        mover.browser().click("#decline-rematch");
    }

    private void past(Browser alice) {
        FriendsPanel.open(alice);
        alice.click(".friend .open-chat");
        alice.click("#thread-person");
        new ThreadPanel(alice).back().close();
        // A coin decided who won.
        alice.await("the standing", () -> alice.text(".person dd").equals("1"));
        stop.at("person", alice);
        // Another one for each walk: its visitors see each other.
        alice.open("/lobby/" + stage.freshEmail("garden").split("@", -1)[0] + "/");
        alice.find("#share-link");
        stop.at("room", alice);
        alice.open("/");
        alice.click("#all-games");
        alice.find("parlor-history .game-list");
        stop.at("history", alice);
        alice.click(".game-list a");
        alice.find("parlor-replay #scrub");
        stop.at("replay", alice);
        alice.expectConsoleError("status of 404");
        alice.open("/replay/999999");
        alice.find("parlor-replay .message");
        stop.at("replay-missing", alice);
    }

    private void account(Browser alice) {
        alice.open("/");
        alice.find(".game-list");
        FriendsPanel.open(alice);
        alice.click(".friend .open-chat");
        alice.click("parlor-friend-menu summary");
        stop.at("friend-menu", alice);
        alice.click("#block-friend");
        stop.at("friend-block", alice);
        alice.click("#block-really");
        alice.open("/account");
        alice.find("#blocked-heading");
        alice.find("#log-out-others");
        stop.at("account", alice);
        alice.click("#log-out-others");
        alice.find("#devices-dialog[open]");
        stop.at("account-log-out", alice);
        alice.press(Keys.ESCAPE);
        alice.click("#delete-account");
        alice.find("#delete-dialog[open] #password");
        stop.at("account-delete", alice);
    }
}
