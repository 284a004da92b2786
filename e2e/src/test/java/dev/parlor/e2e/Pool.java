package dev.parlor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/// The browsers of a whole run and the one server that most tests share: starting one takes longer than most tests
/// do.
///
/// A browser that is given back keeps nothing of who used it. Any thread may borrow; each browser has one user at a
/// time.
final class Pool implements AutoCloseable {
    /// All tests come from one address, and together they are many.
    private static final Map<String, String> MANY_PEOPLE = Map.of("LIMITS_SCALE", "100");

    private final Deque<ChromeDriver> idle = new ArrayDeque<>();
    private final List<ChromeDriver> started = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private @Nullable Site shared;

    /// The server that tests share; started at the first call.
    synchronized Site site() {
        if (shared == null) {
            shared = newSite(Map.of());
        }
        return shared;
    }

    /// Another server, started; to be stopped by the caller.
    ///
    /// @param settings beyond those of every test
    Site newSite(Map<String, String> settings) {
        var all = new HashMap<>(MANY_PEOPLE);
        all.putAll(settings);
        var site = new Site(folder("parlor-data"), all);
        site.start();
        return site;
    }

    /// A browser as empty as a new one.
    ChromeDriver borrow() {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        var driver = Chromium.required().start(folder("parlor-profile"));
        synchronized (this) {
            started.add(driver);
        }
        return driver;
    }

    /// Empties a browser, and keeps it for the next.
    ///
    /// @param address of the server whose pages it showed
    void giveBack(ChromeDriver driver, String address) {
        var tabs = driver.getWindowHandles();
        // What was told to a tab (its size, its network, its scripts) goes with it.
        var fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        for (var tab : tabs) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "all"));
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand("Browser.resetPermissions", Map.of());
        driver.manage().logs().get(LogType.BROWSER);
        synchronized (this) {
            idle.push(driver);
        }
    }

    @Override
    public synchronized void close() {
        started.forEach(ChromeDriver::quit);
        if (shared != null) {
            shared.stop();
        }
        folders.forEach(Pool::delete);
    }

    private Path folder(String name) {
        try {
            var folder = Files.createTempDirectory(name);
            synchronized (this) {
                folders.add(folder);
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
