package dev.parlor.verify;

import static dev.parlor.verify.BrokenProxy.answering;
import static dev.parlor.verify.BrokenProxy.onUpgrades;
import static dev.parlor.verify.BrokenProxy.with;
import static dev.parlor.verify.BrokenProxy.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.verify.BrokenProxy.Fault;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What `./parlor verify` says about proxies that are not as they should be.
@Timeout(90)
@Order(1)
final class BrokenProxyIT {
    private static final String PAGE = "<!doctype html><title>Welcome</title>";

    private static LiveNode node;

    @BeforeAll
    static void start() {
        node = LiveNode.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        onUpgrades(head -> without(without(head, "Upgrade"), "Connection")),
                        "reached Parlor without its Upgrade header"),
                Arguments.of(
                        onUpgrades(head -> with(head, "Connection", "keep-alive")),
                        "forwards Upgrade, but not Connection: Upgrade"),
                Arguments.of(onUpgrades(head -> head.replaceFirst("HTTP/1.1", "HTTP/1.0")), "uses HTTP/1.0 to Parlor"),
                Arguments.of(
                        onUpgrades(head -> without(head, "Sec-WebSocket-Key")),
                        "something on the way changes the handshake"),
                Arguments.of(onUpgrades(head -> with(head, "Host", "backend")), "Add localhost to ALLOWED_HOSTS"),
                Arguments.of(onUpgrades(head -> with(head, "Host", "127.0.0.1")), "takes http://localhost:"),
                Arguments.of(
                        onUpgrades(head -> head.replaceFirst("/ws/", "/ws/parlor/")),
                        "reached Parlor under another path"),
                Arguments.of(
                        onUpgrades(head -> without(head, "Authorization")),
                        "the Authorization header does not arrive on upgrades"),
                Arguments.of(answering("200 OK", "text/html", PAGE), "a page came back instead of a socket"),
                Arguments.of(answering("404 Not Found", "text/html", PAGE), "does not route /ws/ to Parlor"),
                Arguments.of(
                        answering("403 Forbidden", "text/html", PAGE), "a firewall or the proxy itself forbids it"),
                Arguments.of(
                        answering("426 Upgrade Required", "text/html", PAGE), "the proxy itself refuses the upgrade"),
                Arguments.of(answering("401 Unauthorized", "text/html", PAGE), "requires its own log-in"),
                Arguments.of(
                        answering("429 Too Many", "text/html", PAGE), "something in front of Parlor limits requests"),
                Arguments.of(answering("400 Bad Request", "text/html", PAGE), "the proxy did not let it through"),
                Arguments.of(answering("502 Bad Gateway", "text/html", PAGE), "the proxy cannot reach Parlor"),
                Arguments.of(
                        answering("301 Moved\r\nLocation: https://example.org/?token=x", "text/html", PAGE),
                        "redirects to https://example.org/, which browsers don't follow"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyAnUpgradeIsRefused(Fault fault, String sentence) {
        try (var proxy = new BrokenProxy(node.port(), fault)) {
            var run = Run.of("--base", proxy.address());
            assertThat(run.row("WebSocket at base")).contains("FAILED").contains(sentence);
            assertThat(run.row("lobby")).contains("skipped").contains("needs: WebSocket at base");
            assertThat(run.row("throw-away accounts deleted")).contains(" ok ");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void noticesSocketsThatAreClosedAtOnce() {
        assertThat(upgrade((client, behind) -> {
                    var head = BrokenProxy.head(behind.getInputStream());
                    client.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                }))
                .contains("was closed at once with 1006")
                .contains("does not keep the connection");
    }

    @Test
    void noticesUpgradesThatAreNeverAnswered() {
        assertThat(upgrade((client, _) -> {
                    var _ = client.getInputStream().read();
                }))
                .contains("was not answered within 2 s");
    }

    @Test
    void noticesWhatIsHeldBack() {
        assertThat(upgrade((client, behind) -> {
                    var head = BrokenProxy.head(behind.getInputStream());
                    client.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                    client.getInputStream().transferTo(behind.getOutputStream());
                }))
                .contains("\"hello\" did not come within 2 s")
                .contains("Turn off buffering");
    }

    @Test
    void noticesConnectionsThatAreCutWithoutAnAnswer() {
        assertThat(upgrade((_, _) -> {})).contains("ended the connection without an answer");
    }

    @Test
    void noticesAProxyThatIsShortOfBreath() {
        var impatient = new Fault() {
            @Override
            public void join(Socket client, Socket behind) throws IOException {
                // As a proxy's timeout does: whoever says nothing for that long is cut off.
                behind.setSoTimeout(4_000);
                Fault.super.join(client, behind);
            }
        };
        try (var proxy = new BrokenProxy(node.port(), impatient)) {
            var run = Run.of("--base", proxy.address(), "--idle", "15");
            assertThat(run.row("quiet sockets stay open"))
                    .contains("FAILED")
                    .contains("ended without a close frame")
                    .contains("timeout tunnel");
            assertThat(run.row("game")).contains(" ok ");
        }
    }

    @Test
    void noticesAProxyThatPassesAnotherNameOn() {
        try (var proxy = new BrokenProxy(node.port(), every(head -> with(head, "Host", "backend")))) {
            var run = Run.of("--base", proxy.address());
            assertThat(run.row("base answers")).contains("FAILED").contains("add it to ALLOWED_HOSTS");
            assertThat(run.row("register and log in")).contains("skipped");
        }
    }

    @Test
    void noticesAnAddressThatIsSomethingElse() {
        var page = BrokenProxy.answer("200 OK", "text/html", PAGE);
        try (var proxy = new BrokenProxy(node.port(), every(_ -> page))) {
            var run = Run.of("--base", proxy.address());
            assertThat(run.row("base answers")).contains("FAILED").contains("something else is at this address");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void noticesAProxyWithNobodyBehindIt() {
        var sorry = BrokenProxy.answer("503 Service Unavailable", "text/html", "");
        try (var proxy = new BrokenProxy(node.port(), every(_ -> sorry))) {
            assertThat(Run.of("--base", proxy.address()).row("base answers"))
                    .contains("FAILED")
                    .contains("a proxy answers, but it cannot reach Parlor");
        }
    }

    @Test
    void noticesARedirect() {
        var away = BrokenProxy.answer("308 Permanent Redirect\r\nLocation: https://localhost/", "text/html", "");
        try (var proxy = new BrokenProxy(node.port(), every(_ -> away))) {
            assertThat(Run.of("--base", proxy.address()).row("base answers"))
                    .contains("redirects to https://localhost/: verify the address that users end up at");
        }
    }

    @Test
    void printsNoSecrets() {
        try (var proxy = new BrokenProxy(node.port(), answering("404 Not Found", "text/html", PAGE))) {
            var run = Run.of("--base", proxy.address());
            assertThat((run.printed() + run.errors()).toLowerCase(Locale.ROOT))
                    .doesNotContain("ticket=")
                    .doesNotContain("bearer ")
                    .doesNotContain("eyj");
        }
    }

    private interface Join {
        void join(Socket client, Socket behind) throws IOException;
    }

    /// The row about upgrades when only what happens after the request is wrong.
    private static String upgrade(Join join) {
        var fault = new Fault() {
            private volatile boolean upgrading;

            @Override
            public String pass(String head) {
                upgrading = BrokenProxy.isUpgrade(head);
                return head;
            }

            @Override
            public void join(Socket client, Socket behind) throws IOException {
                if (upgrading) {
                    join.join(client, behind);
                } else {
                    Fault.super.join(client, behind);
                }
            }
        };
        try (var proxy = new BrokenProxy(node.port(), fault)) {
            return Run.of("--base", proxy.address(), "--timeout", "2").row("WebSocket at base");
        }
    }

    private static Fault every(java.util.function.UnaryOperator<String> change) {
        return new Fault() {
            @Override
            public String pass(String head) {
                return change.apply(head);
            }
        };
    }
}
