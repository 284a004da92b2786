package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AccountPageIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aNewNameStandsEverywhereAtOnce() {
        var account = AccountPage.open(stage.registered("Alice").browser());

        account.rename("Alicia");

        account.browser().await("the word", () -> account.done().equals("Saved."));
        assertThat(account.browser().text("#account")).endsWith("Alicia");
    }

    @Test
    void thePasswordIsChangedByWhoKnowsIt() {
        var home = stage.registered("Alice");
        var email = home.email();
        var account = AccountPage.open(home.browser());
        account.browser().expectConsoleError("status of 400");

        account.changePassword("not the password", "another quiet table");
        assertThat(account.errorAt("current")).isEqualTo("This isn’t your current password.");
        account.changePassword(RegisterPage.PASSWORD, "another quiet table");
        account.browser().await("the word", () -> account.done().equals("Your password has been changed."));

        account.browser().click("#log-out");
        account.browser().open("/login");
        new LogInPage(account.browser()).send(email, "another quiet table");
        new HomePage(account.browser());
    }

    @Test
    void whoWasBlockedIsListedAndCanBeLetInAgain() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        FriendsPanel.open(alice).openChat("Bob");
        alice.click(".friend-menu summary");
        alice.click("#block-friend");
        alice.click("#block-really");
        new FriendsPanel(alice).awaitFriends().close();

        var account = AccountPage.open(alice).unblock("Bob");

        alice.await("nobody", () -> !alice.shows("#blocked-heading"));
        FriendsPanel.open(alice).ask(pair.second().email());
        FriendsPanel.open(pair.second().browser()).accept().awaitFriends("Alice: Online");
        assertThat(account.browser().shows(".settings")).isTrue();
    }

    @Test
    void aPictureIsShownEverywhereUntilItIsRemoved(@TempDir Path folder) throws IOException {
        var picture = folder.resolve("portrait.png");
        ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        var account = AccountPage.open(stage.registered("Alice").browser());
        var browser = account.browser();

        browser.all("#picture").getFirst().sendKeys(picture.toString());

        browser.await("the word", () -> account.done().equals("Saved."));
        browser.reload();
        browser.find("#account img");
        assertThat(browser.await("the picture", () -> browser.script("""
                const {complete, naturalWidth, naturalHeight} = document.querySelector('.picture-form img');
                return complete && naturalWidth > 0 ? naturalWidth === naturalHeight : null"""))).isEqualTo(true);
        browser.click("#remove-picture");
        browser.await("no picture", () -> !browser.shows(".avatar img"));
    }

    @Test
    void everythingAboutOneselfComesAsOneFile() {
        var pair = Friendly.pair(stage);
        var browser = pair.first().browser();
        FriendsPanel.open(browser).openChat("Bob").say("Remember this").awaitMessages("Remember this");
        AccountPage.open(browser);
        browser.script("""
                URL.createObjectURL = (file) => {
                    file.text().then((words) => (window.taken = words));
                    return '#';
                }""");

        browser.click("#download");

        var file = String.valueOf(browser.await("the file", () -> browser.script("return window.taken ?? null")));
        assertThat(file).contains("Alice", "Remember this", "Bob");
    }

    @Test
    void whoDeletesTheAccountIsGoneForTheFriendsToo() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        var bob = FriendsPanel.open(pair.second().browser()).awaitFriends("Alice: Online");
        var email = pair.first().email();
        AccountPage.open(alice);
        alice.expectConsoleError("status of 400");
        alice.expectConsoleError("status of 401");

        alice.click("#delete-account");
        alice.type("password", "not the password");
        alice.click("#delete-really");
        assertThat(alice.text("#password-error")).isEqualTo("This isn’t your current password.");
        alice.type("password", RegisterPage.PASSWORD);
        alice.click("#delete-really");

        alice.find("parlor-welcome");
        bob.awaitFriends();
        alice.open("/login");
        var logIn = new LogInPage(alice);
        logIn.send(email, RegisterPage.PASSWORD);
        assertThat(logIn.failure()).isEqualTo("The e-mail or the password isn’t right.");
    }
}
