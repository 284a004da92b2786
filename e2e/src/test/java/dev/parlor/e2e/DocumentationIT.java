package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/// The pages under `/docs/`, in a browser. The stage fails whatever the content security policy objects to.
@Order(1)
class DocumentationIT {
    private static final String TRIED = ".opblock.is-open .live-responses-table .response";

    @RegisterExtension
    final Stage stage = new Stage();

    @ParameterizedTest
    @CsvSource({
        "/docs/, docs-start, .doors",
        "/docs/guide/, docs-guide, .copy",
        "/docs/parlor-js/, docs-library, .copy",
        "/docs/rest/#/games/move, docs-rest, .opblock.is-open .responses-table",
        "/docs/sockets/#game-receive-move, docs-sockets, details[open] .copy",
        "/docs/errors/, docs-errors, #limit-frames"
    })
    void everyPageFitsWideAndNarrowAndComesFromHereAlone(String path, String name, String complete) {
        var browser = stage.browser();
        browser.open(path);
        browser.find(complete);

        new Pictures(browser).take(name);

        var elsewhere = browser.script("""
                return performance.getEntriesByType('resource').map((entry) => entry.name)
                    .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))""");
        assertThat(elsewhere).isEqualTo(List.of());
    }

    @Test
    void routesAreTriedWithTheTokenOfWhoLogsInThere() {
        var email = stage.freshEmail("Ada");
        stage.registered("Ada", email);
        var browser = stage.browser();
        browser.expectConsoleError("status of 401");

        browser.open("/docs/rest/#/users/showProfile");
        execute(browser);
        assertThat(answer(browser)).contains("401", "not_authenticated");

        browser.click("#operations-users-showProfile .opblock-summary-control");
        browser.click("#operations-tokens-logIn .opblock-summary-control");
        browser.click(".opblock.is-open .try-out__btn");
        var body = browser.find(".opblock.is-open textarea.body-param__text");
        body.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        body.sendKeys("{\"email\":\"" + email + "\",\"password\":\"" + RegisterPage.PASSWORD + "\"}");
        browser.click(".opblock.is-open .execute");
        assertThat(answer(browser)).contains("200", "access");

        browser.click("#operations-tokens-logIn .opblock-summary-control");
        browser.click("#operations-users-showProfile .opblock-summary-control");
        browser.click(".opblock.is-open .execute");
        browser.await("an answer with the token", () -> answer(browser).contains(email));
    }

    @Test
    void aRouteWithAnIdIsTriedWithTheExample() {
        var browser = stage.browser();
        browser.expectConsoleError("status of 401");
        browser.open("/docs/rest/#/games/showGame");

        assertThat(browser.text(".opblock.is-open .opblock-description")).contains("Permission:", "Limits: requests");
        execute(browser);

        assertThat(browser.text(".opblock.is-open .request-url")).endsWith("/api/games/9/");
        assertThat(answer(browser)).contains("401", "not_authenticated");
    }

    @Test
    void anExampleIsCopiedByTheKeyboardAlone() {
        var browser = stage.browser();
        browser.open("/docs/sockets/");
        browser.press(Keys.TAB);
        assertThat(browser.script("return document.activeElement.textContent")).isEqualTo("To the content");
        browser.press(Keys.ENTER);
        browser.script("document.querySelector('#game-receive-move summary').focus()");
        browser.press(Keys.ENTER);
        browser.find("#game-receive-move[open] .copy");

        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);

        browser.await(
                "it says so", () -> browser.text("#game-receive-move .copy").equals("Copied"));
        assertThat(browser.script("return getSelection().toString()").toString().strip())
                .isEqualTo("{\"type\":\"move\",\"position\":4,\"version\":3}");
    }

    private static void execute(Browser browser) {
        browser.click(".opblock.is-open .try-out__btn");
        browser.click(".opblock.is-open .execute");
    }

    private static String answer(Browser browser) {
        return browser.text(TRIED);
    }
}
