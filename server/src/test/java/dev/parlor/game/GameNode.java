package dev.parlor.game;

import dev.parlor.Node;
import dev.parlor.config.Config;
import dev.parlor.config.Setting;
import dev.parlor.contract.Contract;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.Witnesses;
import dev.parlor.testkit.WsClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole server on a free port and on the embedded database, with people who play.
public final class GameNode implements AutoCloseable {
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String PASSWORD = "correct horse battery";

    private final Path folder = Folders.temporary();
    private Node node = start();
    private Witnesses.Watch watch = Contract.watch(port());

    /// Somebody who is logged in.
    public record Person(long id, String email, String name, String token) {}

    public int port() {
        return node.address().getPort();
    }

    public Person person(String name) {
        var email = name.toLowerCase(java.util.Locale.ROOT) + PEOPLE.incrementAndGet() + "@example.com";
        var account = Map.of("email", email, "first_name", name, "last_name", "A", "password", PASSWORD);
        var id = Api.at(port()).post("/api/users/", account).json().get("id").longValue();
        return new Person(id, email, name, token(email));
    }

    private String token(String email) {
        return Api.at(port())
                .post("/api/token/", Map.of("email", email, "password", PASSWORD))
                .json()
                .get("access")
                .asString();
    }

    public Api api(Person person) {
        return Api.at(port()).as(person.token());
    }

    /// An open socket that has been welcomed: the newcomer's own `game_update` is the next message.
    WsClient sit(Person person, long game) {
        return WsClient.open(port(), "/ws/game/" + game + "/", person.token());
    }

    /// Ends the server and starts it again on the same folder.
    void restart() {
        stop();
        node = start();
        watch = Contract.watch(port());
    }

    private Node start() {
        var settings = new HashMap<>(Map.of(
                Setting.DATA_DIR.name(), folder.toString(),
                Setting.PORT.name(), "0",
                Setting.BIND_ADDRESS.name(), "127.0.0.1",
                Setting.DRAIN_SECONDS.name(), "0",
                Setting.LIMITS_SCALE.name(), "1000"));
        return Node.start(Config.load(settings, Optional.empty()), InstantSource.system());
    }

    private void stop() {
        watch.close();
        node.close();
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }
}
