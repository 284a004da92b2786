package dev.parlor.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// All settings. Each name is also accepted with the prefix `PARLOR_`.
public enum Setting {
    PORT("8000", "The port to listen on, HTTP and WebSocket together; 0 takes any free one."),
    BIND_ADDRESS("0.0.0.0", "The address to listen on; 127.0.0.1 behind a reverse proxy on this machine."),
    DATA_DIR("./data", "The folder of the embedded database and the signing key."),
    DATABASE_URL(true, "", "postgresql://user:password@host:5432/database; when empty, SQLite in the data folder."),
    REDIS_URL(
            true,
            "",
            "redis://, rediss://, redis-sentinel:// or redis-cluster://, for several nodes that share a PostgreSQL."),
    REDIS_CA_FILE("", "The certificates that rediss:// trusts, a PEM file; when empty, those of the Java runtime."),
    SECRET_KEY(
            true,
            "",
            "Signs tokens; at least 32 bytes, as text or as hex: and digits. When empty, one is made at the first start"
                    + " and kept in the data folder."),
    ALLOWED_HOSTS("localhost,127.0.0.1,[::1]", "The host names that this server answers to."),
    CORS_ALLOWED_ORIGINS(
            "http://localhost:3000,http://127.0.0.1:3000",
            "Other origins whose pages may call the API and open sockets."),
    CORS_ALLOWED_HEADERS(
            "", "Headers that these pages may send besides the usual ones, such as content-type and traceparent."),
    TRUSTED_PROXIES(
            "", "Addresses or networks of proxies whose X-Forwarded-For, -Proto and Forwarded headers are trusted."),
    HSTS_MAX_AGE(
            "180d",
            "How long browsers use TLS only, after an HTTPS request through a trusted proxy; s, m, h or d; 0 makes"
                    + " them forget it, off leaves it to the proxy."),
    KEEP_ALIVE_TIMEOUT(
            "75s", "How long an idle HTTP connection stays open; longer than proxies keep it. s, m, h or d."),
    ACCESS_TOKEN_LIFETIME("20m", "How long an access token is valid; s, m, h or d."),
    REFRESH_TOKEN_LIFETIME("1d", "How long a refresh token is valid, and a session without a refresh; s, m, h or d."),
    SESSION_LIFETIME(
            "90d",
            "How long a session lasts from its log-in, however often it is refreshed; a guest's has no such end. s, m, h or d."),
    GUEST_LIFETIME("30d", "How long an absent guest can come back; then the account is deleted. s, m, h or d."),
    STRICT_REFRESH_ROTATION(
            "false", "Each refresh token works once; reusing one ends the session. Older clients need false."),
    INVITE_LIFETIME("10m", "How long a game invite can be answered; s, m, h or d."),
    DRAIN_SECONDS("20", "How many seconds a stopping server spreads the closing of its sockets over."),
    DEMO_MODE("false", "Whether anyone may log in to two demo accounts without registering."),
    DEMO_PLAYER1_EMAIL("player1@demo.example", "The e-mail address of the first demo player."),
    DEMO_PLAYER2_EMAIL("player2@demo.example", "The e-mail address of the second demo player."),
    LOG_FORMAT("text", "text for people, json for log collectors."),
    LOG_REQUESTS("some", "some logs requests that failed or were slow; all logs every request."),
    LOG_LEVEL("info", "error, warn, info or debug."),
    METRICS_PORT("", "A separate port for GET /metrics, on METRICS_BIND_ADDRESS; 0 takes any free one."),
    METRICS_BIND_ADDRESS("127.0.0.1", "The address that METRICS_PORT listens on."),
    METRICS_TOKEN(
            true, "", "The bearer token for GET /metrics, at least 16 characters. Without METRICS_PORT it is on PORT."),
    OTEL_EXPORTER_OTLP_ENDPOINT("", "The collector for traces, OTLP over HTTP, for instance http://localhost:4318."),
    OTEL_EXPORTER_OTLP_HEADERS(true, "", "Extra headers for the collector, name=value, separated by commas."),
    OTEL_SERVICE_NAME("parlor", "The name of this server in traces."),
    OTEL_TRACES_SAMPLER_ARG(
            "1", "The share of traces to record, 0 to 1; a traceparent from a trusted proxy decides for its request."),
    LIMITS_SCALE("1", "Multiplies every limit below; for load tests."),
    LIMIT_FAILED_LOGINS("10/5m", "Failed logins of one account from one address."),
    LIMIT_LOGINS("60/m", "Login requests from one address."),
    LIMIT_REGISTRATIONS("60/h", "Registrations from one address."),
    LIMIT_REQUESTS("50/s burst 200", "REST requests of one user, or of one address when anonymous."),
    LIMIT_CONNECTIONS_PER_ADDRESS(
            "400",
            "Connections that may be open from one address, besides sockets; trusted proxies may have any number."),
    LIMIT_SOCKETS_PER_USER("20", "Sockets that one user may have open."),
    LIMIT_SOCKETS_PER_ADDRESS("200", "Sockets that may be open from one address."),
    LIMIT_HANDSHAKES("50/s burst 50", "Socket handshakes from one address."),
    LIMIT_FRAMES("20/s burst 40", "Messages on one socket."),
    LIMIT_DIRECT_MESSAGES("5/s burst 20", "Direct messages of one user."),
    LIMIT_LOBBY_MESSAGES("2/s burst 10", "Lobby messages of one user."),
    LIMIT_MESSAGES_PER_DAY("20000/24h", "Messages of one user, direct and in lobbies together."),
    LIMIT_FRIEND_REQUESTS("30/h", "Friend requests of one user."),
    LIMIT_INVITES("30/10m", "Game invites of one user."),
    LIMIT_DEMO_LOGINS("20/m", "Demo logins from one address."),
    LIMIT_GUESTS("60/h", "Guest accounts made from one address."),
    LIMIT_PASSWORD_CHANGES("20/h", "Password changes of one user, including attempts with a wrong password."),
    LIMIT_PICTURES("20/10m", "Pictures uploaded by one user."),
    LIMIT_UNFINISHED_GAMES("100", "Unfinished games of one user."),
    LIMIT_OPEN_GAMES("5", "Games of one user that wait for an opponent.");

    private final boolean secret;
    private final String standard;
    private final String meaning;

    Setting(String standard, String meaning) {
        this(false, standard, meaning);
    }

    Setting(boolean secret, String standard, String meaning) {
        this.secret = secret;
        this.standard = standard;
        this.meaning = meaning;
    }

    /// The default value.
    public String standard() {
        return standard;
    }

    /// One sentence for the operator.
    public String meaning() {
        return meaning;
    }

    /// Whether its value must not be shown.
    public boolean isSecret() {
        return secret;
    }

    /// Settings that must be the same on all nodes, since a client of one node may connect to another a
    /// moment later. Nodes send them to each other, so secrets are excluded.
    static Set<Setting> ofAllNodes() {
        var all = EnumSet.range(ACCESS_TOKEN_LIFETIME, INVITE_LIFETIME);
        all.addAll(EnumSet.range(DEMO_MODE, DEMO_PLAYER2_EMAIL));
        all.addAll(EnumSet.range(LIMITS_SCALE, LIMIT_OPEN_GAMES));
        all.removeIf(Setting::isSecret);
        return all;
    }

    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }
}
