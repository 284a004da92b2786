package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// A server and any number of people for one test. Afterwards no browser may have complained in its console. The
/// message of a failure ends with a screenshot of each browser and its address.
///
/// Servers and browsers are those of the [Pool]: people are new in each test, and so is everything that is theirs.
final class Stage
        implements BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    private static final Namespace RUN = Namespace.create(Pool.class);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    static final String REGISTER = """
            const [first_name, email, password] = arguments;
            const post = (path, body) => fetch(path, {
                method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
            }).then((response) => response.json());
            return post('/api/users/', {first_name, last_name: 'Player', email, password})
                .then(() => post('/api/token/', {email, password}))
                .then((tokens) => localStorage.setItem('parlor.session', JSON.stringify(tokens)))""";

    private final List<Browser> browsers = new ArrayList<>();
    /// Of the server of each test; null: the one that all share.
    private final @Nullable Map<String, String> own;
    private @Nullable Pool pool;
    private @Nullable Site site;

    private Stage(@Nullable Map<String, String> own) {
        this.own = own;
    }

    /// People at the server that all tests share.
    Stage() {
        this(null);
    }

    /// A server for each test, to be stopped and started.
    static Stage withItsOwnServer() {
        return new Stage(Map.of());
    }

    /// @param settings of each test's server, beyond those of every test
    static Stage withItsOwnServer(Map<String, String> settings) {
        return new Stage(settings);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Chromium.required();
        pool = test.getRoot().getStore(RUN).computeIfAbsent(Pool.class, ignored -> new Pool(), Pool.class);
        site = own == null ? pool.site() : pool.newSite(own);
    }

    /// The server of this test.
    Site site() {
        return Objects.requireNonNull(site, "the test has not begun");
    }

    /// A person who has never been here.
    Browser browser() {
        return browserAt(site().address());
    }

    private Browser browserAt(String address) {
        var browser = new Browser(pool().borrow(), address);
        browsers.add(browser);
        return browser;
    }

    /// A person who has just registered, on the home screen. The form itself is tested in [AccountIT]; here its
    /// calls are made by the page at once.
    HomePage registered(String firstName) {
        return registered(firstName, freshEmail(firstName));
    }

    /// The same, under a known address.
    HomePage registered(String firstName, String email) {
        return registered(firstName, email, site().address());
    }

    /// The same, by another way to the server.
    HomePage registered(String firstName, String email, String address) {
        var browser = browserAt(address);
        browser.open("/");
        browser.script(REGISTER, firstName, email, RegisterPage.PASSWORD);
        browser.open("/");
        return new HomePage(browser);
    }

    /// An e-mail address that nobody used before.
    String freshEmail(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + PEOPLE.incrementAndGet() + "@example.com";
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        throw withScreenshots(name(test), failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        throw withScreenshots(name(test), failure);
    }

    /// Takes a screenshot of each browser.
    ///
    /// @param test the name of the test, for the names of the files
    /// @return the same failure, with the paths in its message; a skipped test stays as it is
    Throwable withScreenshots(String test, Throwable failure) {
        if (failure instanceof TestAbortedException || browsers.isEmpty()) {
            return failure;
        }
        var explained = new AssertionError(failure.getMessage() + screenshots(test), failure);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }

    private String screenshots(String test) {
        var lines = new StringBuilder();
        for (var browser : browsers) {
            lines.append("\nScreenshot: ").append(browser.screenshot(test + "-" + browsers.indexOf(browser)));
        }
        return lines.toString();
    }

    private static String name(ExtensionContext test) {
        var name = test.getRequiredTestClass().getSimpleName() + "-"
                + test.getRequiredTestMethod().getName() + "-" + test.getDisplayName();
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var consoleErrors = new ArrayList<String>();
        browsers.forEach(browser -> consoleErrors.addAll(browser.consoleErrors()));
        var screenshots =
                consoleErrors.isEmpty() || test.getExecutionException().isPresent() ? "" : screenshots(name(test));
        browsers.forEach(browser -> browser.returnTo(pool()));
        browsers.clear();
        if (own != null) {
            site().stop();
        }
        assertThat(consoleErrors)
                .as("errors in the browsers' consoles" + screenshots)
                .isEmpty();
    }

    private Pool pool() {
        return Objects.requireNonNull(pool, "the test has not begun");
    }
}
