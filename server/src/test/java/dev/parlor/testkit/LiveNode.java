package dev.parlor.testkit;

import dev.parlor.Node;
import dev.parlor.config.Config;
import dev.parlor.contract.Contract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole server on a free port, with a database of its own. What it says is held to the written contract.
public final class LiveNode implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Path folder = Folders.temporary();
    private final Contract contract = new Contract();
    private final Node node;
    private final Witnesses.Watch watch;

    private LiveNode(Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "127.0.0.1",
                "DATA_DIR", folder.toString(),
                "DRAIN_SECONDS", "0",
                "LIMITS_SCALE", "1000"));
        environment.putAll(settings);
        node = Node.start(Config.load(environment, Optional.empty()), InstantSource.system());
        watch = Witnesses.watch(port(), contract);
    }

    /// A server whose limits nobody reaches.
    public static LiveNode start() {
        return start(Map.of());
    }

    /// @param settings by name, as in the environment
    public static LiveNode start(Map<String, String> settings) {
        return new LiveNode(settings);
    }

    public int port() {
        return node.address().getPort();
    }

    /// What was seen so far, and what it is held to.
    public Contract contract() {
        return contract;
    }

    public Node node() {
        return node;
    }

    /// A client of nobody in particular.
    public Api api() {
        return Api.at(port());
    }

    /// Somebody new, logged in.
    public Person person(String firstName) {
        var email = "person" + PEOPLE.incrementAndGet() + "@example.com";
        var id = api().post(
                        "/api/users/",
                        Map.of("email", email, "first_name", firstName, "last_name", "A", "password", PASSWORD))
                .json()
                .path("id")
                .asLong();
        return new Person(this, id, email, "", "").logIn();
    }

    /// Somebody with an account.
    public record Person(LiveNode node, long id, String email, String access, String refresh) {
        public String password() {
            return PASSWORD;
        }

        /// This person's REST client.
        public Api api() {
            return node.api().as(access);
        }

        /// The same person, on a device of their own.
        public Person logIn() {
            var tokens = node.api()
                    .post("/api/token/", Map.of("email", email, "password", PASSWORD))
                    .json();
            return new Person(
                    node,
                    id,
                    email,
                    tokens.path("access").asString(),
                    tokens.path("refresh").asString());
        }

        /// The same person, at another node.
        public Person at(LiveNode other) {
            return new Person(other, id, email, access, refresh);
        }

        /// This person's socket.
        public WsClient socket(String path) {
            return WsClient.open(node.port(), path, access);
        }
    }

    @Override
    public void close() {
        watch.close();
        node.close();
        Folders.delete(folder);
    }
}
