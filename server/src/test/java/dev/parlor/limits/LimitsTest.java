package dev.parlor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void nothingConfiguredMeansTheNumbersOfTheContract() {
        assertThat(from(Map.of())).isEqualTo(Limits.DEFAULTS);
    }

    @Test
    void eachNumberMayBeConfigured() {
        var limits = from(
                Map.of("LIMIT_FAILED_LOGINS", "3/2m", "LIMIT_REQUESTS", "5/s burst 9", "LIMIT_SOCKETS_PER_USER", "7"));
        assertThat(limits.failedLogins()).isEqualTo(Rate.window(3, Duration.ofMinutes(2)));
        assertThat(limits.requests()).isEqualTo(Rate.flow(5, 9));
        assertThat(limits.socketsPerUser()).isEqualTo(7);
        assertThat(limits.frames()).isEqualTo(Limits.DEFAULTS.frames());
    }

    @Test
    void theScaleMultipliesAllOfThem() {
        var limits = from(Map.of("LIMITS_SCALE", "10", "LIMIT_LOGINS", "2/m"));
        assertThat(limits.failedLogins()).isEqualTo(Rate.window(100, Duration.ofMinutes(5)));
        assertThat(limits.logins()).isEqualTo(Rate.window(20, Duration.ofMinutes(1)));
        assertThat(limits.requests()).isEqualTo(Rate.flow(500, 2000));
        assertThat(limits.socketsPerAddress()).isEqualTo(2000);
        assertThat(limits.connectionsPerAddress()).isEqualTo(4000);
        assertThat(limits.most().openGames()).isEqualTo(50);
    }

    @Test
    void aTinyScaleLeavesAtLeastOne() {
        assertThat(from(Map.of("LIMITS_SCALE", "0.001")).failedLogins().amount())
                .isEqualTo(1);
    }

    @Test
    void aMalformedNumberIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(Map.of("LIMIT_LOGINS", "many")))
                .withMessageContaining("LIMIT_LOGINS")
                .withMessageContaining("60/h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(Map.of("LIMITS_SCALE", "0")))
                .withMessageContaining("LIMITS_SCALE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(Map.of("LIMIT_SOCKETS_PER_USER", "-1")))
                .withMessageContaining("LIMIT_SOCKETS_PER_USER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(Map.of("LIMIT_FRAMES", "0/s burst 5")))
                .withMessageContaining("LIMIT_FRAMES");
    }

    @Test
    void aRateReadsWhatItWrites() {
        for (var text : new String[] {"10/300s", "60/60s", "50/s burst 200"}) {
            assertThat(Rate.parse(text)).hasToString(text);
        }
        assertThat(Rate.parse("10/5m")).isEqualTo(Rate.parse("10/300s"));
    }

    @Test
    void anIpv6AddressIsCountedByItsNetwork() {
        assertThat(AddressKey.of("2001:db8:1:2:3:4:5:6")).isEqualTo(AddressKey.of("2001:db8:1:2:ffff:0:0:1"));
        assertThat(AddressKey.of("2001:db8:1:2:3:4:5:6")).isNotEqualTo(AddressKey.of("2001:db8:1:3:3:4:5:6"));
        assertThat(AddressKey.of("192.0.2.1")).isNotEqualTo(AddressKey.of("192.0.2.2"));
    }

    private static Limits from(Map<String, String> settings) {
        return Limits.from(name -> Optional.ofNullable(settings.get(name)));
    }
}
