package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private final ClientAddress behindTwo = ClientAddress.behind(List.of("10.0.0.0/8", "2001:db8::/33", "192.0.2.7"));

    @Test
    void nobodyIsBelievedByDefault() {
        assertThat(ClientAddress.DIRECT.of("10.0.0.1", List.of("203.0.113.9"))).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.DIRECT.scheme("10.0.0.1", Optional.of("https")))
                .isEqualTo("http");
    }

    @Test
    void theClientIsTheRightmostThatIsNoProxy() {
        assertThat(behindTwo.of("10.0.0.1", List.of("6.6.6.6, 203.0.113.9, 10.1.2.3")))
                .isEqualTo("203.0.113.9");
        assertThat(behindTwo.of("10.0.0.1", List.of("6.6.6.6", "203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(behindTwo.of("203.0.113.1", List.of("6.6.6.6"))).isEqualTo("203.0.113.1");
    }

    @Test
    void nonsenseEndsTheChain() {
        assertThat(behindTwo.of("10.0.0.1", List.of("203.0.113.9, unknown"))).isEqualTo("10.0.0.1");
        assertThat(behindTwo.of("10.0.0.1", List.of("203.0.113.9, evil.example, 10.0.0.2")))
                .isEqualTo("10.0.0.2");
        assertThat(behindTwo.of("10.0.0.1", List.of(""))).isEqualTo("10.0.0.1");
    }

    @Test
    void portsAndBracketsDoNotCount() {
        assertThat(behindTwo.of("10.0.0.1", List.of("203.0.113.9:4711"))).isEqualTo("203.0.113.9");
        assertThat(behindTwo.of("10.0.0.1", List.of("[2001:db9::1]:4711"))).isEqualTo("2001:db9:0:0:0:0:0:1");
    }

    @Test
    void networksEndWhereTheirPrefixSays() {
        assertThat(behindTwo.scheme("2001:db8:7fff::1", Optional.of("https"))).isEqualTo("https");
        assertThat(behindTwo.scheme("2001:db8:8000::1", Optional.of("https"))).isEqualTo("http");
        assertThat(behindTwo.scheme("192.0.2.7", Optional.of("HTTPS"))).isEqualTo("https");
        assertThat(behindTwo.scheme("192.0.2.8", Optional.of("https"))).isEqualTo("http");
    }

    @Test
    void aMalformedNetworkIsNamed() {
        for (var wrong : List.of("10.0.0.0/33", "proxy.example", "10.0.0.0/", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientAddress.behind(List.of(wrong)))
                    .withMessageContaining("\"" + wrong + "\"");
        }
    }
}
