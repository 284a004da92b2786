package dev.parlor.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The machine's own Chromium and its driver. Nothing is ever downloaded: both paths are given explicitly.
record Chromium(Path browser, Path driver) {
    /// Selenium warns at each start that it knows no typed DevTools protocol for this version; none is used here.
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final AtomicBoolean SAID = new AtomicBoolean();
    private static final String BANNER = """

            ************************************************************************
            *  BROWSER TESTS SKIPPED: no Chromium with a chromedriver was found.   *
            *  Install both (Debian: chromium chromium-driver) to run them.        *
            ************************************************************************
            """;

    /// The installed browser; without one the running tests are skipped, and the build's output says so loudly.
    static Chromium required() {
        var found = find();
        if (found.isEmpty() && SAID.compareAndSet(false, true)) {
            System.err.println(BANNER);
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium with a chromedriver on this machine");
        return found.orElseThrow();
    }

    private static Optional<Chromium> find() {
        var driver = onPath("chromedriver");
        return BROWSERS.stream()
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(browser -> driver.map(it -> new Chromium(browser, it)));
    }

    private static Optional<Path> onPath(String name) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts a browser with an empty profile of its own.
    ChromeDriver start(Path profile) {
        return start(profile, false);
    }

    /// @param counted whether what goes over its network is to be read from its log
    ChromeDriver start(Path profile, boolean counted) {
        DEVTOOLS.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        if (counted) {
            logs.enable(LogType.PERFORMANCE, Level.ALL);
        }
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
