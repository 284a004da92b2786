package dev.parlor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A browser of its own, whose network is counted: by what the browser says that came in, headers included.
final class Meter implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(700);

    private final ChromeDriver driver;
    private final String address;
    private final Path profile;

    /// What came over the wire for a page.
    ///
    /// @param requests those that the network saw; not what the cache answered
    record Load(int requests, long bytes) {}

    private Meter(ChromeDriver driver, String address, Path profile) {
        this.driver = driver;
        this.address = address;
        this.profile = profile;
    }

    static Meter start(Stage stage) {
        try {
            var profile = Files.createTempDirectory("parlor-meter");
            return new Meter(
                    Chromium.required().start(profile, true), stage.site().address(), profile);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Loads a page from a blank one, until something is on it and nothing more comes.
    Load load(String path, String css) {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(address + path);
        var wait = new WebDriverWait(driver, Browser.TIMEOUT, Duration.ofMillis(20));
        wait.until(it -> !it.findElements(By.cssSelector(css)).isEmpty());
        driver.executeScript("window.usable ??= performance.now()");
        var counted = new Counted(address);
        do {
            driver.executeAsyncScript("setTimeout(arguments[0], " + QUIET.toMillis() + ")");
        } while (counted.count(driver.manage().logs().get(LogType.PERFORMANCE)));
        return counted.load();
    }

    void register(String name) {
        driver.executeScript(Stage.REGISTER, name, name + "@meter.example.com", RegisterPage.PASSWORD);
    }

    void forgetCache() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    void slowPhone() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 150, "downloadThroughput", 200_000, "uploadThroughput", 93_750));
    }

    String script(String body) {
        return String.valueOf(driver.executeScript(body));
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
