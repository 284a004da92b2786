package dev.parlor.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// One person's browser. Everything waits for what it needs, up to [#TIMEOUT].
final class Browser {
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "failures");

    private final ChromeDriver driver;
    private final String address;
    private final List<String> expected = new ArrayList<>();
    private final List<String> consoleErrors = new ArrayList<>();

    /// @param address of the server, without a path
    Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    void open(String path) {
        driver.get(path.startsWith("/") ? address + path : path);
    }

    void reload() {
        driver.navigate().refresh();
    }

    /// Opens another tab of this browser, and turns to it.
    ///
    /// @return the tab that was on display before
    String newTab(String path) {
        var before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        open(path);
        return before;
    }

    /// Turns to a tab.
    void toTab(String tab) {
        driver.switchTo().window(tab);
    }

    /// The path on display, without the query.
    String path() {
        return String.valueOf(script("return location.pathname"));
    }

    String title() {
        return driver.getTitle();
    }

    WebElement find(String css) {
        return await(
                css,
                () -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /// All that match now, visible or not.
    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean shows(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void click(String css) {
        find(css).click();
    }

    void type(String name, String words) {
        var field = find("input[name=" + name + "]");
        field.clear();
        field.sendKeys(words);
    }

    String text(String css) {
        return find(css).getText();
    }

    /// Keys as a person presses them, at whatever has the focus.
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /// Everything that was announced to screen readers, and is still kept.
    String spoken() {
        return String.valueOf(script("return document.getElementById('announcements').innerText"));
    }

    /// What assistive technology is told of the page: `role name`, in the order of the page.
    List<String> accessible() {
        var tree = (List<?>) driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of())
                .get("nodes");
        return tree.stream()
                .map(node -> (Map<?, ?>) node)
                .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
                .filter(node -> !value(node, "role").equals("InlineTextBox"))
                .map(node -> (value(node, "role") + " " + value(node, "name")).strip())
                .toList();
    }

    private static String value(Map<?, ?> node, String what) {
        return node.get(what) instanceof Map<?, ?> held && held.get("value") != null
                ? String.valueOf(held.get("value"))
                : "";
    }

    /// Waits until something is there and true.
    ///
    /// @param what for the message of the failure
    <T> T await(String what, Supplier<T> look) {
        return new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(40))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + " at " + driver.getCurrentUrl() + ", console: " + consoleErrors())
                .until(ignored -> look.get());
    }

    /// Shows the page at another size, in light or dark, with nothing in motion.
    void setAppearance(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        var features = List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    /// Takes the network away from the tab on display, or gives it back.
    void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /// Freezes the tab on display, as the system does with one that is long out of sight; or wakes it.
    void freeze(boolean frozen) {
        driver.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
    }

    /// From the next page on, its user prefers these languages, the first one most.
    Browser preferLanguages(String languages) {
        var agent = String.valueOf(driver.executeScript("return navigator.userAgent"));
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
        return this;
    }

    /// Writes a picture of the page to `target/failures`.
    ///
    /// @param name of the file, without its ending
    /// @return where it is, and the address of the page; or why there is none
    String screenshot(String name) {
        var file = SCREENSHOTS.resolve(name + ".png").toAbsolutePath();
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
            return file + " of " + driver.getCurrentUrl();
        } catch (IOException | WebDriverException failure) {
            return "none, " + failure.getMessage();
        }
    }

    /// What is on display, as small as a picture can be that is to be looked at.
    byte[] picture() {
        var answer = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 60));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /// From the next page on, runs a script in each before anything else.
    void beforeEachPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /// From the next page on, keeps the addresses of all sockets in `window.sockets`.
    void recordSockets() {
        beforeEachPage("""
                window.sockets = [];
                window.WebSocket = class extends WebSocket {
                    constructor(url) {
                        super(url);
                        window.sockets.push(String(url));
                    }
                };""");
    }

    /// Accepts console errors with these words, such as the failed request of a refused login.
    void expectConsoleError(String words) {
        expected.add(words);
    }

    /// The console's errors so far, those that were announced left out.
    List<String> consoleErrors() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> expected.stream().noneMatch(message::contains))
                .forEach(consoleErrors::add);
        return List.copyOf(consoleErrors);
    }

    /// Ends its use in this test.
    void returnTo(Pool pool) {
        pool.giveBack(driver, address);
    }
}
