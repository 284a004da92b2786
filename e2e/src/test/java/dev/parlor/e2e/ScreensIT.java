package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How it looks: pictures of every screen in `target/screens`, wide and at 320 px, light and dark.
class ScreensIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void everyScreenFitsWideAndNarrow() {
        var browser = stage.browser();
        browser.open("/");
        browser.find("parlor-welcome");
        picture(browser, "welcome");
        browser.open("/login");
        new LogInPage(browser);
        picture(browser, "login");
        browser.open("/register");
        var registration = new RegisterPage(browser);
        picture(browser, "register");
        registration.register("Alice", stage.freshEmail("Alice")).greeting();
        picture(browser, "home-new");
        browser.open("/nonsense");
        browser.find("parlor-missing h1");
        picture(browser, "missing");
    }

    @Test
    void everyStateOfAGameFitsWideAndNarrow() {
        var waiting = stage.registered("Wendeline Theodora Maxima").playFriend().awaitConnected();
        picture(waiting.browser(), "game-waiting");
        var table = Table.laid(stage);
        table.move(4, "4").move(0, "40").move(2, "402").move(1, "4021");
        picture(table.first().browser(), "game");
        table.mover().play(6);
        table.first().awaitHeadline("You won");
        picture(table.first().browser(), "game-won");
        table.second().awaitHeadline(table.firstName() + " won");
        picture(table.second().browser(), "game-lost");
        var home = table.first().home();
        home.playFriend()
                .awaitConnected()
                .home()
                .playComputer("medium")
                .awaitConnected()
                .awaitHeadline("Your turn");
        home.browser().open("/");
        assertThat(new HomePage(home.browser()).games()).isNotEmpty();
        picture(home.browser(), "home");
    }

    private static void picture(Browser browser, String name) {
        new Pictures(browser).take(name);
    }
}
