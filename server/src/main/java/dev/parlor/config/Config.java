package dev.parlor.config;

import dev.parlor.limits.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings, checked and typed.
///
/// @param network how the server is reached
/// @param dataFolder where the embedded database and the signing key are kept
/// @param databaseUrl empty for the embedded database
/// @param tokens how long tokens live and what signs them
/// @param limits how often what may happen
/// @param drain over how long sockets are closed at the end
/// @param log how lines are written
public record Config(
        Network network,
        Path dataFolder,
        Optional<String> databaseUrl,
        Tokens tokens,
        Limits limits,
        Duration drain,
        Log log) {

    /// How the server is reached.
    public record Network(
            String address,
            int port,
            List<String> allowedHosts,
            List<String> allowedOrigins,
            List<String> trustedProxies) {}

    /// How long tokens live and what signs them. [#toString] does not show the key.
    ///
    /// @param secretKey empty to make one at the first start
    /// @param rotate whether a refresh token works only once
    public record Tokens(Optional<String> secretKey, Duration access, Duration refresh, boolean rotate) {
        @Override
        public String toString() {
            return "Tokens[access=" + access + ", refresh=" + refresh + ", rotate=" + rotate + "]";
        }
    }

    /// How lines are written.
    ///
    /// @param level `error`, `warn`, `info` or `debug`
    public record Log(boolean json, String level) {}

    /// Reads the environment and the standard file.
    ///
    /// @throws ConfigProblem when something can't be used
    public static Config load(Map<String, String> environment, Optional<Path> file) {
        return of(Settings.load(environment, file));
    }

    /// Checks and types what was set.
    ///
    /// @throws ConfigProblem when a value is malformed
    public static Config of(Settings settings) {
        var values = new Values(settings);
        return new Config(
                new Network(
                        values.text(Setting.BIND_ADDRESS),
                        values.port(Setting.PORT),
                        values.list(Setting.ALLOWED_HOSTS),
                        values.list(Setting.CORS_ALLOWED_ORIGINS),
                        values.list(Setting.TRUSTED_PROXIES)),
                Path.of(values.text(Setting.DATA_DIR)),
                settings.find(Setting.DATABASE_URL),
                new Tokens(
                        settings.find(Setting.SECRET_KEY),
                        Duration.ofMinutes(values.number(Setting.ACCESS_TOKEN_MINUTES, 1)),
                        Duration.ofHours(values.number(Setting.REFRESH_TOKEN_HOURS, 1)),
                        values.flag(Setting.ROTATE_REFRESH_TOKENS)),
                limits(settings),
                Duration.ofSeconds(values.number(Setting.DRAIN_SECONDS, 0)),
                new Log(
                        values.oneOf(Setting.LOG_FORMAT, "text", "json").equals("json"),
                        values.oneOf(Setting.LOG_LEVEL, "error", "warn", "info", "debug")));
    }

    private static Limits limits(Settings settings) {
        try {
            return Limits.from(name -> settings.find(Setting.valueOf(name)));
        } catch (IllegalArgumentException malformed) {
            throw new ConfigProblem(malformed.getMessage() + ".");
        }
    }

    /// Reads one value after the other; every refusal names the setting, what it is and what it should be.
    private record Values(Settings settings) {
        String text(Setting setting) {
            return settings.text(setting);
        }

        List<String> list(Setting setting) {
            return Arrays.stream(text(setting).split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }

        int port(Setting setting) {
            var port = number(setting, 0);
            if (port > 65_535) {
                throw refused(setting, "a port from 0 to 65535");
            }
            return port;
        }

        int number(Setting setting, int least) {
            var text = text(setting);
            if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least) {
                throw refused(setting, "a whole number of at least " + least);
            }
            return Integer.parseInt(text);
        }

        boolean flag(Setting setting) {
            return oneOf(setting, "true", "false").equals("true");
        }

        String oneOf(Setting setting, String... allowed) {
            var text = text(setting).toLowerCase(Locale.ROOT);
            if (!List.of(allowed).contains(text)) {
                throw refused(setting, String.join(" or ", allowed));
            }
            return text;
        }

        private ConfigProblem refused(Setting setting, String expected) {
            return new ConfigProblem(setting + " is \"" + text(setting) + "\" (" + settings.source(setting)
                    + "), but must be " + expected + ".");
        }
    }
}
