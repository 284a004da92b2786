package dev.parlor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Certificates;
import dev.parlor.testkit.LiveNode;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `./parlor verify` says about a proxy's TLS.
@Timeout(90)
@Order(1)
final class CertificatesIT {
    private static LiveNode node;
    private static Certificates certificates;

    @BeforeAll
    static void start() {
        node = LiveNode.start();
        certificates = new Certificates();
    }

    @AfterAll
    static void stop() {
        node.close();
        certificates.close();
    }

    @Test
    void findsAGoodOneInOrder() {
        try (var proxy = proxy(certificates.certify("localhost").server())) {
            var run = Run.of("--base", proxy.address("https"), "--ca", authority());
            assertThat(run.row("base answers")).endsWith(" ms");
            run.allInOrder();
        }
    }

    @Test
    void noticesAnAuthorityThatNobodyTrusts() {
        try (var proxy = proxy(certificates.certify("localhost").server())) {
            var run = Run.of("--base", proxy.address("https"));
            assertThat(run.row("base answers")).contains("not from an authority trusted here");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void noticesAnotherName() {
        try (var proxy = proxy(certificates.certify("elsewhere.example").server())) {
            assertThat(reason(proxy)).contains("is for other names than localhost");
        }
    }

    @Test
    void noticesThatItHasExpired() {
        try (var proxy = proxy(certificates.expired("localhost").server())) {
            assertThat(reason(proxy)).contains("has expired");
        }
    }

    @Test
    void noticesWhereThereIsNoTls() {
        assertThat(Run.of("--base", "https://localhost:" + node.port()).row("base answers"))
                .contains("does not use TLS: use http");
    }

    @Test
    void noticesWhereTlsIsNeeded() {
        try (var proxy = proxy(certificates.certify("localhost").server())) {
            assertThat(Run.of("--base", proxy.address("http")).row("base answers"))
                    .contains("try https");
        }
    }

    private static BrokenProxy proxy(SSLContext tls) {
        return new BrokenProxy(node.port(), BrokenProxy.none(), tls.getServerSocketFactory());
    }

    private static String reason(BrokenProxy proxy) {
        return Run.of("--base", proxy.address("https"), "--ca", authority()).row("base answers");
    }

    private static String authority() {
        return certificates.authority().toString();
    }
}
