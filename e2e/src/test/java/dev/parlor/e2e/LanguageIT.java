package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.support.ui.Select;

/// In which language the client speaks.
class LanguageIT {
    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void aGermanBrowserIsSpokenToInGerman() {
        var browser = stage.browser().preferLanguages("de-AT,en-US");
        browser.open("/");
        browser.find("parlor-welcome");

        assertThat(browser.text("h1")).isEqualTo("Ein ruhiger Tisch für zwei.");
        assertThat(language(browser)).isEqualTo("de");
        browser.open("/register");
        var page = new RegisterPage(browser);
        page.send("Ada", "no address");
        assertThat(page.errorAt("email")).isEqualTo("Das sieht nicht nach einer E-Mail-Adresse aus.");
        page.register("Ada", stage.freshEmail("Ada"));
        var game = new HomePage(browser).playComputer("easy").awaitConnected().awaitHeadline("Du bist am Zug");
        var free = browser.find("[data-place='" + firstFree(browser) + "']");
        free.click();
        browser.await("a spoken move", () -> game.spoken().contains("Du: Zeile "));
        browser.await("the answer", () -> game.spoken().contains("Der Computer: Zeile "));
        assertThat(browser.title()).isEqualTo(game.headline() + " · Parlor");
    }

    @Test
    void whatTheServerRefusesIsSaidInGermanToo() {
        var email = stage.freshEmail("Ada");
        stage.registered("Ada", email);
        var browser = stage.browser().preferLanguages("de");
        browser.expectConsoleError("status of 400");
        browser.open("/register");
        var page = new RegisterPage(browser);

        page.send("Ada", email);

        assertThat(page.errorAt("email")).isEqualTo("Mit dieser E-Mail gibt es schon ein Konto.");
    }

    @Test
    void aLanguageWithoutWordsIsAnsweredInEnglish() {
        var browser = stage.browser().preferLanguages("pt-BR");
        browser.open("/");

        assertThat(browser.text("h1")).isEqualTo("A quiet table for two.");
        assertThat(language(browser)).isEqualTo("en");
    }

    @Test
    void theChosenLanguageIsRemembered() {
        var browser = stage.browser();
        browser.open("/");
        browser.find("parlor-welcome");

        new Select(browser.find("#language")).selectByVisibleText("Deutsch");
        browser.await("German", () -> "de".equals(language(browser)));
        browser.open("/login");

        assertThat(browser.text("h1")).isEqualTo("Willkommen zurück");
        new Select(browser.find("#language")).selectByVisibleText("English");
        browser.await("English", () -> "en".equals(language(browser)));
        assertThat(browser.text("h1")).isEqualTo("Welcome back");
    }

    private static String language(Browser browser) {
        return String.valueOf(browser.script("return document.documentElement.lang"));
    }

    private static Object firstFree(Browser browser) {
        return browser.script("return document.querySelector('[role=gridcell][aria-disabled=false]').dataset.place");
    }
}
