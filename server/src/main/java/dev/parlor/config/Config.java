package dev.parlor.config;

import dev.parlor.limits.LifetimeText;
import dev.parlor.limits.Limits;
import dev.parlor.users.UserSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The settings, validated and typed. [#toString] omits secrets.
///
/// @param network how the server is reached
/// @param dataFolder where the embedded database and the signing key are kept
/// @param databaseUrl empty for the embedded database
/// @param redis connects several nodes; empty for a single one
/// @param secretKey signs tokens; empty to generate a key at the first start
/// @param accounts lifetimes of tokens and sessions
/// @param limits the rate limits
/// @param inviteLifetime how long a game invite can be answered
/// @param demoPlayers the e-mail addresses of the two demo players; empty unless the demo is on
/// @param drain how long closing all sockets is spread out at shutdown
/// @param log the log's format and level
/// @param metrics who may read metrics
/// @param traces where traces are sent; empty when they are off
/// @param ofAllNodes settings that must be the same on all nodes, by name
public record Config(
        NetworkSettings network,
        Path dataFolder,
        Optional<String> databaseUrl,
        Optional<RedisSettings> redis,
        Optional<String> secretKey,
        UserSettings accounts,
        Limits limits,
        Duration inviteLifetime,
        Optional<List<String>> demoPlayers,
        Duration drain,
        LogSettings log,
        MetricsSettings metrics,
        Optional<TraceSettings> traces,
        SortedMap<String, String> ofAllNodes) {
    @Override
    public String toString() {
        return "Config[" + network + ", dataFolder=" + dataFolder + ", " + accounts + ", " + limits + "]";
    }

    /// How the server is reached.
    public record NetworkSettings(
            String address,
            int port,
            List<String> allowedHosts,
            List<String> allowedOrigins,
            List<String> corsHeaders,
            List<String> trustedProxies,
            Optional<Duration> hsts,
            Duration keepAlive) {}

    /// The Redis connection.
    ///
    /// @param authority certificates of the authorities to trust; empty for those of the Java runtime
    public record RedisSettings(String url, Optional<Path> authority) {
        @Override
        public String toString() {
            return "Redis[authority=" + authority + "]";
        }
    }

    /// The log's format and level.
    ///
    /// @param requests whether every request is logged rather than only failed and slow ones
    /// @param level `error`, `warn`, `info` or `debug`
    public record LogSettings(boolean json, boolean requests, String level) {
        /// Passes these settings to the log, which is configured when the first line is written.
        public void apply() {
            System.setProperty(Setting.LOG_FORMAT.name(), json ? "json" : "text");
            System.setProperty(Setting.LOG_REQUESTS.name(), requests ? "all" : "some");
            System.setProperty(Setting.LOG_LEVEL.name(), level);
        }
    }

    /// Where traces are sent.
    ///
    /// @param headers secret
    /// @param share fraction of traces to record, from 0 to 1
    public record TraceSettings(URI endpoint, Map<String, String> headers, String service, double share) {
        @Override
        public String toString() {
            return "Traces[" + endpoint + ", service=" + service + ", share=" + share + "]";
        }
    }

    /// Who may read metrics; no one when both `port` and `token` are empty.
    ///
    /// @param port separate port for metrics
    /// @param address address to which this port is bound
    /// @param token bearer token that readers send
    public record MetricsSettings(Optional<Integer> port, String address, Optional<String> token) {
        public boolean on() {
            return port.isPresent() || token.isPresent();
        }

        @Override
        public String toString() {
            return "Metrics[port=" + port + ", address=" + address + "]";
        }
    }

    /// Reads the environment and the settings file.
    ///
    /// @throws ConfigProblem when something can't be used
    public static Config load(Map<String, String> environment, Optional<Path> file) {
        return of(Settings.load(environment, file));
    }

    /// Validates and converts the settings.
    ///
    /// @throws ConfigProblem when a value is malformed
    public static Config of(Settings settings) {
        var values = new ValueReader(settings);
        return new Config(
                new NetworkSettings(
                        values.text(Setting.BIND_ADDRESS),
                        values.port(Setting.PORT),
                        values.list(Setting.ALLOWED_HOSTS),
                        values.list(Setting.CORS_ALLOWED_ORIGINS),
                        values.headerNames(Setting.CORS_ALLOWED_HEADERS),
                        values.list(Setting.TRUSTED_PROXIES),
                        values.hsts(),
                        values.lifetime(Setting.KEEP_ALIVE_TIMEOUT)),
                Path.of(values.text(Setting.DATA_DIR)),
                settings.find(Setting.DATABASE_URL),
                redis(settings),
                settings.find(Setting.SECRET_KEY),
                checked(settings, UserSettings::from),
                checked(settings, Limits::from),
                values.lifetime(Setting.INVITE_LIFETIME),
                values.oneOf(Setting.DEMO_MODE, "true", "false").equals("true")
                        ? Optional.of(List.of(
                                values.text(Setting.DEMO_PLAYER1_EMAIL), values.text(Setting.DEMO_PLAYER2_EMAIL)))
                        : Optional.empty(),
                Duration.ofSeconds(values.number(Setting.DRAIN_SECONDS, 0)),
                new LogSettings(
                        values.oneOf(Setting.LOG_FORMAT, "text", "json").equals("json"),
                        values.oneOf(Setting.LOG_REQUESTS, "some", "all").equals("all"),
                        values.oneOf(Setting.LOG_LEVEL, "error", "warn", "info", "debug")),
                values.metrics(),
                settings.find(Setting.OTEL_EXPORTER_OTLP_ENDPOINT).map(set -> values.traces()),
                ofAllNodes(settings));
    }

    private static SortedMap<String, String> ofAllNodes(Settings settings) {
        var all = new TreeMap<String, String>();
        Setting.ofAllNodes().forEach(setting -> all.put(setting.name(), settings.text(setting)));
        return Collections.unmodifiableSortedMap(all);
    }

    private static Optional<RedisSettings> redis(Settings settings) {
        var redis = settings.find(Setting.REDIS_URL)
                .map(url -> new RedisSettings(
                        url, settings.find(Setting.REDIS_CA_FILE).map(Path::of)));
        if (redis.isPresent()) {
            require(settings, Setting.DATABASE_URL, "the nodes that share a Redis also share a PostgreSQL");
            require(settings, Setting.SECRET_KEY, "each node must accept the tokens of the others");
        }
        return redis;
    }

    private static void require(Settings settings, Setting needed, String why) {
        if (settings.find(needed).isEmpty()) {
            throw new ConfigProblem("REDIS_URL is set, but " + needed + " is not: " + why
                    + ". Set it to the same value on all nodes; a single node needs no Redis.");
        }
    }

    /// Reads settings whose format another class defines.
    private static <T> T checked(Settings settings, Function<Function<String, Optional<String>>, T> reader) {
        try {
            return reader.apply(name -> settings.find(Setting.valueOf(name)));
        } catch (IllegalArgumentException malformed) {
            throw new ConfigProblem(malformed.getMessage());
        }
    }

    /// Reads values one by one; every error names the setting, its value and what is expected.
    private record ValueReader(Settings settings) {
        String text(Setting setting) {
            return settings.text(setting);
        }

        List<String> list(Setting setting) {
            return Arrays.stream(text(setting).split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }

        List<String> headerNames(Setting setting) {
            var names = list(setting);
            if (!names.stream().allMatch(name -> name.matches("[A-Za-z0-9_-]+"))) {
                throw refused(setting, "names of headers, separated by commas");
            }
            return names;
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

        Duration lifetime(Setting setting) {
            try {
                return LifetimeText.parse(text(setting));
            } catch (IllegalArgumentException notATime) {
                throw refused(setting, "a time like 90s, 20m, 12h or 1d");
            }
        }

        Optional<Duration> hsts() {
            return switch (text(Setting.HSTS_MAX_AGE).toLowerCase(Locale.ROOT)) {
                case "off" -> Optional.empty();
                case "0" -> Optional.of(Duration.ZERO);
                default -> Optional.of(lifetime(Setting.HSTS_MAX_AGE));
            };
        }

        String oneOf(Setting setting, String... allowed) {
            var text = text(setting).toLowerCase(Locale.ROOT);
            if (!List.of(allowed).contains(text)) {
                throw refused(setting, String.join(" or ", allowed));
            }
            return text;
        }

        TraceSettings traces() {
            var share = text(Setting.OTEL_TRACES_SAMPLER_ARG);
            if (!share.matches("0(\\.\\d{1,9})?|1(\\.0{1,9})?")) {
                throw refused(Setting.OTEL_TRACES_SAMPLER_ARG, "a number from 0 to 1");
            }
            var headers = new HashMap<String, String>();
            for (var header : list(Setting.OTEL_EXPORTER_OTLP_HEADERS)) {
                if (!header.matches("[A-Za-z0-9_-]+=[ -~]+")) {
                    throw new ConfigProblem(
                            Setting.OTEL_EXPORTER_OTLP_HEADERS + " must be name=value, separated by commas.");
                }
                headers.put(header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
            }
            return new TraceSettings(
                    endpoint(), Map.copyOf(headers), text(Setting.OTEL_SERVICE_NAME), Double.parseDouble(share));
        }

        private URI endpoint() {
            try {
                var endpoint = URI.create(text(Setting.OTEL_EXPORTER_OTLP_ENDPOINT));
                if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
                    return endpoint;
                }
            } catch (IllegalArgumentException malformed) {
                throw refused(Setting.OTEL_EXPORTER_OTLP_ENDPOINT, "an address like http://localhost:4318");
            }
            throw refused(Setting.OTEL_EXPORTER_OTLP_ENDPOINT, "an address like http://localhost:4318");
        }

        MetricsSettings metrics() {
            var port = settings.find(Setting.METRICS_PORT).map(set -> port(Setting.METRICS_PORT));
            var token = settings.find(Setting.METRICS_TOKEN).map(String::strip);
            if (token.filter(text -> !text.matches("[!-~]{16,}")).isPresent()) {
                throw new ConfigProblem(Setting.METRICS_TOKEN + " must be at least 16 characters without spaces.");
            }
            return new MetricsSettings(port, text(Setting.METRICS_BIND_ADDRESS), token);
        }

        private ConfigProblem refused(Setting setting, String expected) {
            return new ConfigProblem(setting + " is \"" + text(setting) + "\" (" + settings.source(setting)
                    + "), but must be " + expected + ".");
        }
    }
}
