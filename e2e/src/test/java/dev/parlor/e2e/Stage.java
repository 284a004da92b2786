package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server of its own and any number of browsers for one test. Afterwards no browser may have complained in its
/// console; when the test failed there is a picture of each.
final class Stage implements BeforeEachCallback, AfterEachCallback {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final List<Browser> browsers = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Map<String, String> settings;
    private @Nullable Site site;

    Stage() {
        this(Map.of());
    }

    /// @param settings of the server, beyond those of every test
    Stage(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Chromium.required();
        var made = new Site(folder("parlor-data"), settings);
        made.start();
        site = made;
    }

    /// The server of this test.
    Site site() {
        return Objects.requireNonNull(site, "the test has not begun");
    }

    /// A person who has never been here.
    Browser browser() {
        var browser = new Browser(Chromium.required().start(folder("parlor-profile")), site().address());
        browsers.add(browser);
        return browser;
    }

    /// A person who has just registered, on the home screen.
    HomePage registered(String firstName) {
        var browser = browser();
        browser.open("/register");
        return new RegisterPage(browser).register(firstName, freshEmail(firstName));
    }

    /// An e-mail address that nobody used before.
    String freshEmail(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + PEOPLE.incrementAndGet() + "@example.com";
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        var complaints = new ArrayList<String>();
        for (var browser : browsers) {
            if (test.getExecutionException().isPresent()) {
                browser.screenshot("failed-" + test.getDisplayName() + "-" + browsers.indexOf(browser));
            }
            complaints.addAll(browser.console());
            browser.close();
        }
        if (site != null) {
            site.stop();
        }
        for (var folder : folders) {
            delete(folder);
        }
        assertThat(complaints).as("errors in the browsers' consoles").isEmpty();
    }

    private Path folder(String name) {
        try {
            var folder = Files.createTempDirectory(name);
            folders.add(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
