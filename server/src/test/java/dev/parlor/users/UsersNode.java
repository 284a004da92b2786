package dev.parlor.users;

import dev.parlor.contract.Contract;
import dev.parlor.http.server.ServerDependencies;
import dev.parlor.http.server.WebServer;
import dev.parlor.http.server.WebSettings;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rate;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.store.Database;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.Witnesses;
import dev.parlor.users.passwords.Argon2Cost;
import dev.parlor.users.sessions.SigningKey;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A server with accounts and nothing else, on a free port.
public final class UsersNode implements AutoCloseable {
    public static final SigningKey KEY =
            SigningKey.of(Optional.of("a key for tests, of thirty-two bytes or more"), java.nio.file.Path.of("unused"));
    /// Hashing as cheap as it gets.
    public static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public final MemoryChannelLayer channels = new MemoryChannelLayer();
    public final Users users;
    public final Api api;
    private final WebServer server;
    private final Witnesses.Watch watch;

    public UsersNode(Database database, UserSettings settings, Limits limits, InstantSource clock) {
        users = new Users(database, channels, KEY, settings, Rates.alone(limits), clock);
        var requests = new RateLimit(Rate.flow(100_000, 100_000), TimeMeter.SYSTEM_NANOTIME);
        var surroundings = new ServerDependencies(
                users.authenticator(), requests, channel -> {}, path -> false, database::answers);
        server = new WebServer(WebSettings.local(0), surroundings, List.of(users.resource()));
        var port = server.start();
        api = Api.at(port);
        watch = Contract.watch(port);
    }

    /// Everything allowed, cheap hashes.
    public static UsersNode on(Database database) {
        return new UsersNode(database, cheap(false), Limits.DEFAULTS.scaled(10_000), InstantSource.system());
    }

    public static UserSettings cheap(boolean strictRotation) {
        return new UserSettings(
                Duration.ofMinutes(20),
                Duration.ofDays(1),
                Duration.ofDays(90),
                strictRotation,
                Duration.ofDays(30),
                CHEAP);
    }

    /// An address that nobody has yet.
    public static String freshEmail() {
        return "person" + PEOPLE.incrementAndGet() + "@example.com";
    }

    public static Map<String, Object> person(String email) {
        return Map.of("email", email, "first_name", "Alice", "last_name", "A", "password", "correct horse");
    }

    /// Registers somebody new and logs them in.
    public Person newcomer() {
        var email = freshEmail();
        var id = api.post("/api/users/", person(email)).json().get("id").longValue();
        return logIn(email, "correct horse").withId(id);
    }

    public Person logIn(String email, String password) {
        var tokens = api.post("/api/token/", Map.of("email", email, "password", password))
                .json();
        return new Person(
                0, email, tokens.get("access").asString(), tokens.get("refresh").asString());
    }

    public record Person(long id, String email, String access, String refresh) {
        public Person withId(long id) {
            return new Person(id, email, access, refresh);
        }
    }

    @Override
    public void close() {
        watch.close();
        server.stop(Duration.ofSeconds(1));
        users.close();
    }
}
