package dev.parlor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.limits.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigTest {
    @TempDir
    private Path folder;

    @Test
    void hasADefaultForEverything() {
        var config = Config.load(Map.of(), Optional.of(file("")));

        assertThat(config.network().port()).isEqualTo(8000);
        assertThat(config.network().allowedHosts()).containsExactly("localhost", "127.0.0.1", "[::1]");
        assertThat(config.databaseUrl()).isEmpty();
        assertThat(config.accounts().accessLifetime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.accounts().refreshLifetime()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(value = Setting.class)
    void showsDefaultsThatAreInForce(Setting setting) {
        // A limit's default stands twice, here as text and in Limits as a number; they must agree.
        var written = Settings.load(
                setting.standard().isEmpty() ? Map.of() : Map.of(setting.name(), setting.standard()),
                Optional.of(file("")));

        assertThat(Config.of(written)).isEqualTo(Config.load(Map.of(), Optional.of(file(""))));
        assertThat(Config.of(written).limits()).isEqualTo(Limits.DEFAULTS);
    }

    @Test
    void letsThePrefixedNameWinOverTheBareOneAndTheEnvironmentOverTheFile() {
        var file = file("PORT=1\nDRAIN_SECONDS=7\n");

        var config = Config.load(Map.of("PORT", "2", "PARLOR_PORT", "3"), Optional.of(file));

        assertThat(config.network().port()).isEqualTo(3);
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty, a whole number",
        "PORT, 65536, a port from 0 to 65535",
        "ACCESS_TOKEN_LIFETIME, 0, ACCESS_TOKEN_LIFETIME",
        "STRICT_REFRESH_ROTATION, perhaps, true nor false",
        "LOG_FORMAT, xml, text or json",
        "CORS_ALLOWED_HEADERS, x build, names of headers",
        "LIMIT_FRAMES, often, LIMIT_FRAMES",
        "LIMITS_SCALE, -1, LIMITS_SCALE",
    })
    void refusesAMalformedValueInOneLineThatNamesIt(String name, String value, String expected) {
        assertThatThrownBy(() -> Config.load(Map.of(name, value), Optional.of(file(""))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll(name, value, expected)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void keepsIdleConnectionsLongerThanProxiesDo() {
        assertThat(Config.load(Map.of(), Optional.of(file(""))).network().keepAlive())
                .isGreaterThan(Duration.ofSeconds(60));
        assertThat(Config.load(Map.of("KEEP_ALIVE_TIMEOUT", "2m"), Optional.of(file("")))
                        .network()
                        .keepAlive())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void refusesAnUnknownNameWithOurPrefix() {
        assertThatThrownBy(() -> Config.load(Map.of("PARLOR_PROT", "1"), Optional.of(file(""))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("PARLOR_PROT");
    }

    @Test
    void refusesAnUnknownNameInTheFile() {
        assertThatThrownBy(() -> Config.load(Map.of(), Optional.of(file("PROT=1"))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("PROT");
    }

    @Test
    void refusesANamedFileThatIsNotThere() {
        assertThatThrownBy(() -> Config.load(Map.of(), Optional.of(folder.resolve("none"))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("none");
    }

    @Test
    void neverShowsASecret() {
        var secret = "0123456789abcdef0123456789abcdef";
        var settings = Settings.load(
                Map.of("SECRET_KEY", secret, "DATABASE_URL", "postgresql://u:" + secret + "@h/d"),
                Optional.of(file("")));

        assertThat(new ConfigListing(settings).text()).contains("SECRET_KEY").doesNotContain(secret);
        assertThat(Config.of(settings).toString()).doesNotContain(secret);
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("parlor.properties"), text);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
