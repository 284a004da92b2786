package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserSettingsTest {
    @Test
    void hasTheLifetimesOfTheContract() {
        var settings = from(Map.of());
        assertThat(settings).isEqualTo(UserSettings.DEFAULTS);
        assertThat(settings.accessLifetime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.refreshLifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.strictRotation()).isFalse();
    }

    @Test
    void readsWhatIsConfigured() {
        var settings = from(Map.of(
                "ACCESS_TOKEN_LIFETIME",
                "90s",
                "REFRESH_TOKEN_LIFETIME",
                "7 d",
                "SESSION_LIFETIME",
                "30d",
                "STRICT_REFRESH_ROTATION",
                "true"));
        assertThat(settings.accessLifetime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.refreshLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.strictRotation()).isTrue();
    }

    @Test
    void namesWhatIsMalformed() {
        assertRefused(Map.of("ACCESS_TOKEN_LIFETIME", "soon"), "ACCESS_TOKEN_LIFETIME: \"soon\" is not a time");
        assertRefused(Map.of("REFRESH_TOKEN_LIFETIME", "0d"), "REFRESH_TOKEN_LIFETIME: \"0d\" is not a time");
        assertRefused(Map.of("STRICT_REFRESH_ROTATION", "yes"), "STRICT_REFRESH_ROTATION: \"yes\" is neither");
        assertRefused(Map.of("ACCESS_TOKEN_LIFETIME", "2d"), "must not be longer than REFRESH_TOKEN_LIFETIME");
        assertRefused(Map.of("SESSION_LIFETIME", "5m"), "must not be longer than SESSION_LIFETIME");
    }

    private static void assertRefused(Map<String, String> configured, String message) {
        assertThatThrownBy(() -> from(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static UserSettings from(Map<String, String> configured) {
        return UserSettings.from(name -> Optional.ofNullable(configured.get(name)));
    }
}
