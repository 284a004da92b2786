package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A friend's page.
class PersonIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aFriendHasAPageWithAPictureAndHowTheTwoStand(@TempDir Path folder) throws IOException {
        var picture = folder.resolve("portrait.png");
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        var pair = Friendly.pair(stage);
        var account = AccountPage.open(pair.second().browser());
        account.browser().all("#picture").getFirst().sendKeys(picture.toString());
        account.browser().await("the word", () -> account.done().equals("Saved."));
        var game = pair.first().playFriend().awaitConnected();
        account.browser().open(game.link());
        var other = new GamePage(account.browser()).awaitConnected();
        other.resign();
        game.awaitHeadline("You won");

        var alice = game.browser();
        alice.reload();
        FriendsPanel.open(alice);
        alice.find(".friend .avatar img");
        new FriendsPanel(alice).openChat("Bob");
        alice.click("#thread-person");

        var page = new PersonPage(alice);
        assertThat(page.name()).isEqualTo("Bob");
        alice.find(".person .avatar img");
        page.awaitRecord("1", "1", "0", "0");
        assertThat(alice.text(".person .game-list .state")).isEqualTo("You won");
        assertThat(alice.title()).endsWith("Bob · Parlor");
        account.browser().open("/people/" + page.ownId());
        new PersonPage(account.browser()).awaitRecord("1", "0", "0", "1");
    }

    @Test
    void fromAFriendsPageOneInvitesAndWrites() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        FriendsPanel.open(alice).openChat("Bob");
        alice.click("#thread-person");
        var page = new PersonPage(alice).awaitRecord("0", "0", "0", "0");
        new ThreadPanel(alice).back().close();

        alice.click("#write");
        new ThreadPanel(alice).say("Fancy a game?").awaitMessages("Fancy a game?");
        alice.click("#invite");

        new LobbyPage(alice).awaitStatus("Bob has been invited.");
        pair.second().browser().find(".toast .accept");
        assertThat(page.browser().path()).startsWith("/lobby/");
    }

    @Test
    void onAPhoneTheDrawerGivesWayToThePage() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        alice.setAppearance(320, 700, "light");
        FriendsPanel.open(alice).openChat("Bob");

        alice.click("#thread-person");

        assertThat(new PersonPage(alice).name()).isEqualTo("Bob");
        assertThat(alice.shows(".drawer")).isFalse();
    }

    @Test
    void whoIsNoFriendHasNone() {
        var alice = stage.registered("Alice").browser();

        alice.open("/people/987654");

        assertThat(alice.text("parlor-person h1")).isEqualTo("Nobody you know");
    }
}
