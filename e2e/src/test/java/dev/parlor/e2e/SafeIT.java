package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Names and messages are text, whatever they look like; nothing is asked of others, and no token stands in an
/// address.
class SafeIT {
    private static final String HOSTILE_NAME = "<img src onerror=pwned()>";
    private static final String HOSTILE_FRIEND = "\"><script>pwned()</script>";
    private static final String HOSTILE_WORDS =
            "<img src=x onerror=pwned()><svg onload=pwned()> javascript:pwned() ${pwned()} {{pwned()}} &lt;b&gt; \u202Eevil";
    /// What should not be there: what the words would make if they were taken for markup, and signs that they ran.
    private static final String INJECTED = """
            const made = [...document.querySelectorAll('main img[onerror], img[src="x"], svg[onload], body script')]
                .filter((one) => !one.src?.endsWith('/bootstrap.js'))
                .map((one) => one.outerHTML);
            return window.pwnedBy ? [...made, window.pwnedBy] : made""";
    private static final String FOREIGN = """
            return performance.getEntriesByType('resource').map(({name}) => name)
                .filter((name) => !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name))""";
    private static final String TELLING = """
            return [...performance.getEntriesByType('resource').map(({name}) => name), ...(window.sockets ?? []), location.href]
                .filter((name) => /[?&](token|access|refresh)=|eyJ[A-Za-z0-9_-]{10}/.test(name))""";

    private static final String SOCKETS = "return (window.sockets ?? []).length";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void hostileNamesAndWordsAreTextOnEveryScreen() {
        var seen = new StringBuilder();
        var recorded = new HashSet<Browser>();
        var sockets = new AtomicInteger();
        new Tour(stage, HOSTILE_NAME, HOSTILE_FRIEND, HOSTILE_WORDS, (name, browser) -> {
                    // From the next page on.
                    if (recorded.add(browser)) {
                        browser.recordSockets();
                    }
                    sockets.addAndGet(((Number) browser.script(SOCKETS)).intValue());
                    assertThat((List<?>) browser.script(INJECTED)).as(name).isEmpty();
                    assertThat((List<?>) browser.script(FOREIGN))
                            .as("asked of others at " + name)
                            .isEmpty();
                    assertThat((List<?>) browser.script(TELLING))
                            .as("tokens at " + name)
                            .isEmpty();
                    seen.append(browser.script("return document.body.innerText"));
                })
                .people();
        assertThat(sockets).as("sockets whose addresses were looked at").hasPositiveValue();
        assertThat(seen).contains(HOSTILE_NAME, HOSTILE_FRIEND, HOSTILE_WORDS.substring(0, 60));
    }

    @Test
    void noLinkSendsAnybodyElsewhereAfterLoggingIn() {
        var email = stage.freshEmail("Alice");
        stage.registered("Alice", email).logOut();
        for (var next : List.of("javascript:pwned()", "//evil.example/", "https://evil.example/", "/\\evil.example")) {
            var browser = stage.browser();
            browser.open("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));

            new LogInPage(browser).send(email, RegisterPage.PASSWORD);

            new HomePage(browser);
            assertThat(browser.script("return location.href"))
                    .isEqualTo(stage.site().address() + "/");
        }
    }

    @Test
    void thePolicyForbidsWhateverThePageDoesNotNeed() {
        var browser = stage.browser();
        browser.expectConsoleError("Content Security Policy");
        browser.expectConsoleError("Refused to");
        browser.open("/");
        browser.find("parlor-welcome");

        var refused = browser.script("""
                const refused = [];
                document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => refused.push(effectiveDirective));
                const inline = Object.assign(document.createElement('script'), {textContent: 'window.pwnedBy = "inline"'});
                const style = Object.assign(document.createElement('style'), {textContent: 'body { color: red }'});
                const frame = Object.assign(document.createElement('iframe'), {src: 'https://evil.example/'});
                const image = Object.assign(document.createElement('img'), {src: 'https://evil.example/x.png'});
                document.body.append(inline, style, frame, image);
                fetch('https://evil.example/').catch(() => null);
                setTimeout('window.pwnedBy = "eval"');
                return new Promise((done) => setTimeout(() => done([...new Set(refused), String(window.pwnedBy)].sort().join()), 500))""");

        assertThat(refused)
                .isEqualTo("connect-src,frame-src,img-src,script-src,script-src-elem,style-src-elem,undefined");
    }
}
