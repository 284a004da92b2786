package dev.parlor.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How everything about other people looks: pictures in `target/screens`, wide and at 320 px, light and dark.
class PeopleScreensIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void friendsAndMessagesFitWideAndNarrow() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        var bob = pair.second().browser();
        var stranger = stage.browser();
        stranger.open("/register");
        var email = stage.freshEmail("Wendeline");
        new RegisterPage(stranger).register("Wendeline Theodora", email);
        FriendsPanel.open(alice).ask(email);
        FriendsPanel.open(stage.registered("Carol").browser()).ask(pair.first().email());
        FriendsPanel.open(bob).talkTo("Alice").say("Fancy a game?");
        alice.find(".received .accept");
        alice.find(".friend .badge");
        new Pictures(alice).takeOpen("friends");
        FriendsPanel.open(alice)
                .talkTo("Bob")
                .say("Always. The last one took us " + "a long, long while, ".repeat(6) + "didn’t it?")
                .say("Give me a minute.");
        alice.await("sent", () -> !alice.shows(".said.waiting"));
        new Pictures(alice).takeOpen("messages");
        alice.click("#back-to-friends");
        new FriendsPanel(alice).close();
        bob.find("parlor-thread textarea").sendKeys("Come to the table when you are ready.\n");
        alice.find(".toast");
        new Pictures(alice).takeOpen("toast");
        alice.open("/account");
        alice.find(".settings .portrait");
        new Pictures(alice).take("account");
    }
}
