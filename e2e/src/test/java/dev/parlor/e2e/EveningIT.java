package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole way of two people through the place, with a picture of each stop.
class EveningIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void twoPeopleMeetTalkPlayAndPlayAgain() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        var bob = pair.second().browser();

        var talk = FriendsPanel.open(alice).openChat("Bob").say("A game, Bob?").awaitMessages("A game, Bob?");
        bob.click(".toast .link");
        new ThreadPanel(bob).say("With pleasure.").awaitMessages("A game, Bob?", "With pleasure.");
        talk.awaitMessages("A game, Bob?", "With pleasure.");
        bob.click("#back-to-friends");
        new FriendsPanel(bob).close();

        var lobby = talk.back().invite("Bob").awaitPresent("Alice (you)");
        assertThat(lobby.status()).isEqualTo("Bob has been invited.");
        bob.find(".toast .accept");
        new Pictures(bob).takeWindow("invite");
        bob.click(".toast .accept");
        var guest = new LobbyPage(bob);
        lobby.awaitPresent("Alice (you)", "Bob");
        guest.say("Here I am.");
        lobby.awaitMessages("Here I am.").say("Then let us begin.");
        guest.awaitMessages("Here I am.", "Then let us begin.");
        new Pictures(bob).takeWindow("lobby");
        lobby.ready().awaitReady("Alice (you)").awaitStatus("You are ready. The game begins as soon as Bob is.");
        guest.awaitStatus("Alice is ready. The game begins as soon as you are.").ready();

        var table = Table.of(new GamePage(alice).awaitConnected(), new GamePage(bob).awaitConnected());
        var path = alice.path();
        assertThat(bob.path()).isEqualTo(path);
        FriendsPanel.open(alice).openChat("Bob").awaitMessages("A game, Bob?", "With pleasure.");
        new Pictures(alice).takeWindow("game-and-talk");
        table.move(0, "0").move(3, "03").move(1, "031").move(4, "0314");
        table.mover().play(2);
        table.first().awaitHeadline("You won");
        table.second().awaitHeadline(table.firstName() + " won");

        table.second().askForRematch();
        table.first().browser().find("#accept-rematch");
        new Pictures(table.first().browser()).take("rematch-offered");
        table.first().browser().click("#accept-rematch");
        table.second().awaitNextGame(path).awaitHeadline("Your turn").play(4);
        table.first().awaitNextGame(path).awaitHeadline("Your turn").play(0);
        table.second().awaitHeadline("Your turn");

        bob.click("#log-out");
        bob.find("parlor-welcome");
        FriendsPanel.open(alice).awaitFriends("Bob: Offline");
        alice.click("#log-out");
        alice.find("parlor-welcome");
        assertThat(alice.shows("parlor-drawer, .toast")).isFalse();
    }
}
