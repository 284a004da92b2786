package dev.parlor.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final ClientAddress behindTwo = ClientAddress.behind(List.of("10.0.0.0/8", "2001:db8::/33", "192.0.2.7"));

    @Test
    void trustsNobodyByDefault() {
        var headers = Map.of(FOR, List.of("203.0.113.9"), PROTO, List.of("https"), "Forwarded", List.of("host=evil"));
        assertThat(ClientAddress.DIRECT.client("10.0.0.1", of(headers)))
                .isEqualTo(new Client("10.0.0.1", "http", Optional.empty(), false));
    }

    @Test
    void findsTheClientAtTheRightmostAddressThatIsNoProxy() {
        assertThat(address("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3")).isEqualTo("203.0.113.9");
        assertThat(address("10.0.0.1", "6.6.6.6", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address("203.0.113.1", "6.6.6.6")).isEqualTo("203.0.113.1");
    }

    @Test
    void goesNoFurtherThanNonsense() {
        assertThat(address("10.0.0.1", "203.0.113.9, unknown")).isEqualTo("10.0.0.1");
        assertThat(address("10.0.0.1", "203.0.113.9, evil.example, 10.0.0.2")).isEqualTo("10.0.0.2");
        assertThat(address("10.0.0.1", "")).isEqualTo("10.0.0.1");
    }

    @Test
    void leavesOutPortsAndBrackets() {
        assertThat(address("10.0.0.1", "203.0.113.9:4711")).isEqualTo("203.0.113.9");
        assertThat(address("10.0.0.1", "[2001:db9::1]:4711")).isEqualTo("2001:db9:0:0:0:0:0:1");
    }

    @Test
    void endsNetworksWhereTheirPrefixSays() {
        assertThat(scheme("2001:db8:7fff::1", "", "https")).isEqualTo("https");
        assertThat(scheme("2001:db8:8000::1", "", "https")).isEqualTo("http");
        assertThat(scheme("192.0.2.7", "", "HTTPS")).isEqualTo("https");
        assertThat(scheme("192.0.2.8", "", "https")).isEqualTo("http");
    }

    @Test
    void takesTheSchemeThatTheProxyNextToTheClientSaw() {
        assertThat(scheme("10.0.0.1", "203.0.113.9, 10.0.0.2", "https, http")).isEqualTo("https");
        assertThat(scheme("10.0.0.1", "203.0.113.9, 10.0.0.2", "http, https")).isEqualTo("http");
        // The client wrote the first of each.
        assertThat(scheme("10.0.0.1", "6.6.6.6, 203.0.113.9", "https, http")).isEqualTo("http");
        // Only one of the proxies tells addresses, or none.
        assertThat(scheme("10.0.0.1", "203.0.113.9", "https, http")).isEqualTo("https");
        assertThat(scheme("10.0.0.1", "203.0.113.9, 10.0.0.2", "https")).isEqualTo("https");
        assertThat(behindTwo
                        .client("10.0.0.1", of(Map.of(PROTO, List.of("https", "http"))))
                        .scheme())
                .isEqualTo("https");
    }

    @Test
    void readsTheForwardedHeader() {
        assertThat(forwarded("for=203.0.113.9;proto=https;host=game.example"))
                .isEqualTo(new Client("203.0.113.9", "https", Optional.of("game.example"), true));
        assertThat(forwarded("For=\"[2001:db9::1]:4711\" ; Proto=HTTPS;Host=\"game.example:8443\""))
                .isEqualTo(new Client("2001:db9:0:0:0:0:0:1", "https", Optional.of("game.example:8443"), true));
        assertThat(forwarded("for=6.6.6.6;host=evil, for=203.0.113.9;proto=https;host=a, for=10.0.0.2;proto=http"))
                .isEqualTo(new Client("203.0.113.9", "https", Optional.of("a"), true));
        assertThat(forwarded("for=6.6.6.6", "for=203.0.113.9")).isEqualTo(seen("203.0.113.9"));
        assertThat(forwarded("for=203.0.113.9;by=_secret;ext=\"a, \\\"b\\\"; for=6.6.6.6\""))
                .isEqualTo(seen("203.0.113.9"));
        assertThat(forwarded("proto=https")).isEqualTo(new Client("10.0.0.1", "https", Optional.empty(), true));
        assertThat(forwarded("for=203.0.113.9, for=unknown")).isEqualTo(seen("10.0.0.1"));
        assertThat(forwarded("for=203.0.113.9, for=_hidden, for=10.0.0.2")).isEqualTo(seen("10.0.0.2"));
    }

    @Test
    void readsNothingFromAMalformedForwardedHeader() {
        for (var wrong : List.of("for=\", for=203.0.113.9", "for=a b", "203.0.113.9", "for=1.1.1.1;for=2.2.2.2", "=")) {
            assertThat(forwarded(wrong)).isEqualTo(seen("10.0.0.1"));
        }
        assertThat(forwarded("host=evil;x=\"", "for=203.0.113.9")).isEqualTo(seen("10.0.0.1"));
    }

    @Test
    void ignoresForwardedBesideTheOlderHeaders() {
        var both = Map.of(FOR, List.of("203.0.113.9"), "Forwarded", List.of("for=6.6.6.6;proto=https;host=evil"));
        assertThat(behindTwo.client("10.0.0.1", of(both))).isEqualTo(seen("203.0.113.9"));
        var scheme = Map.of(PROTO, List.of("http"), "Forwarded", List.of("for=6.6.6.6;proto=https;host=evil"));
        assertThat(behindTwo.client("10.0.0.1", of(scheme))).isEqualTo(seen("10.0.0.1"));
    }

    @Test
    void aMalformedNetworkIsNamed() {
        for (var wrong : List.of("10.0.0.0/33", "proxy.example", "10.0.0.0/", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientAddress.behind(List.of(wrong)))
                    .withMessageContaining("\"" + wrong + "\"");
        }
    }

    private String address(String peer, String... forwardedFor) {
        return behindTwo.address(peer, of(Map.of(FOR, List.of(forwardedFor))));
    }

    private String scheme(String peer, String forwardedFor, String forwardedProto) {
        var headers = Map.of(FOR, List.of(forwardedFor), PROTO, List.of(forwardedProto));
        return behindTwo.client(peer, of(headers)).scheme();
    }

    private Client forwarded(String... lines) {
        return behindTwo.client("10.0.0.1", of(Map.of("Forwarded", List.of(lines))));
    }

    private static Client seen(String address) {
        return new Client(address, "http", Optional.empty(), true);
    }

    private static Function<String, List<String>> of(Map<String, List<String>> headers) {
        return name -> headers.getOrDefault(name, List.of());
    }
}
