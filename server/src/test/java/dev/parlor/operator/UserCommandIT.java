package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import dev.parlor.testkit.WsClient.Closed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands beside a running node, on either database.
@ParameterizedClass
@MethodSource("dev.parlor.testkit.Engine#tested")
class UserCommandIT {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final Path folder = Folders.temporary();
    private final Map<String, String> settings;
    private final LiveNode node;

    UserCommandIT(Engine engine) {
        settings = Map.of("DATA_DIR", folder.toString(), "DATABASE_URL", engine.freshUrl());
        node = LiveNode.start(settings);
    }

    @AfterEach
    void stop() {
        node.close();
        Folders.delete(folder);
    }

    private Ran user(String password, String... arguments) {
        return Ran.of(new UserCommand(settings, Ran.typing(password)), arguments);
    }

    private int login(String email, String password) {
        return node.api()
                .post("/api/token/", Map.of("email", email, "password", password))
                .status();
    }

    @Test
    void createsAnAccountThatCanLogInAtOnce() {
        var made =
                user("a long pass phrase", "create", "ann@example.com", "--first-name=Ann", "--last-name=A", "--staff");
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains("ann@example.com", "active, staff").doesNotContain("pass phrase");
        assertThat(login("ann@example.com", "a long pass phrase")).isEqualTo(200);

        var again = user("a long pass phrase", "create", "ANN@example.com", "--first-name=Ann", "--last-name=A");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("There is an account with the address ANN@example.com already.");
    }

    @Test
    void holdsNewAccountsToTheRulesOfRegistration() {
        var refused = user("short", "create", "no address", "--first-name=", "--last-name=A");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("email: Enter a valid email address.")
                .contains("first_name: This field may not be blank.")
                .contains("password: Ensure this field has at least 8 characters.");
        assertThat(user("", "list").out().lines()).hasSize(1);
    }

    @Test
    void disablesAnAccountAndClosesItsSocketsWithinASecond() {
        var ann = node.person("Ann");
        try (var socket = socket(ann)) {
            var disabled = user("", "disable", ann.email());
            assertThat(disabled.out()).contains("disabled", "Sessions ended: 1");
            var changed = System.nanoTime();
            assertThat(socket.awaitClose()).isEqualTo(new Closed(4401, "session ended"));
            assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(WITHIN);
        }
        assertThat(ann.api().get("/api/users/profile/").status()).isEqualTo(401);
        assertThat(login(ann.email(), ann.password())).isEqualTo(401);

        assertThat(user("", "enable", Long.toString(ann.id())).out()).contains("active");
        assertThat(login(ann.email(), ann.password())).isEqualTo(200);
    }

    @Test
    void givesAnotherPasswordWhichEndsAllSessions() {
        var ann = node.person("Ann");
        try (var socket = socket(ann)) {
            assertThat(user("another pass phrase", "password", ann.email()).code())
                    .isZero();
            assertThat(socket.awaitClose().code()).isEqualTo(4401);
        }
        assertThat(login(ann.email(), ann.password())).isEqualTo(401);
        assertThat(login(ann.email(), "another pass phrase")).isEqualTo(200);
        assertThat(user(ann.email(), "password", ann.email()).err())
                .contains("password: The password may not be the email address.");
    }

    @Test
    void endsOneSessionAndLeavesTheOther() {
        var ann = node.person("Ann");
        var other = node.api()
                .post("/api/token/", Map.of("email", ann.email(), "password", ann.password()))
                .json()
                .path("access")
                .asString();
        var listed = user("", "sessions", ann.email()).out().lines().skip(1).toList();
        assertThat(listed).hasSize(2);
        var id = listed.getFirst().substring(0, 22).strip();
        try (var one = socket(ann);
                var two = WsClient.open(node.port(), "/ws/notifications/", other)) {
            one.next();
            two.next();
            assertThat(user("", "sessions", ann.email(), "--end", id).out()).contains("Sessions ended: 1");
            assertThat(user("", "sessions", ann.email(), "--end", id).err()).contains("has no session " + id);
            assertThat(user("", "sessions", ann.email()).out().lines()).hasSize(2);
            assertThat(user("", "sessions", ann.email(), "--end-all").out()).contains("Sessions ended: 1");
            assertThat(one.awaitClose().code()).isEqualTo(4401);
            assertThat(two.awaitClose().code()).isEqualTo(4401);
        }
    }

    @Test
    void promotesAndTakesItBack() {
        var ann = node.person("Ann");
        assertThat(user("", "promote", ann.email()).out()).contains("active, staff");
        assertThat(user("", "list", "--staff").out()).contains(ann.email());
        assertThat(user("", "promote", ann.email(), "--undo").out()).doesNotContain("staff");
        assertThat(user("", "list", "--staff").out()).doesNotContain(ann.email());
        assertThat(ann.api().get("/api/users/profile/").status()).isEqualTo(200);
    }

    @Test
    void knowsNobodyWhoWasDeleted() {
        var ann = node.person("Ann");
        assertThat(ann.api()
                        .send("DELETE", "/api/users/profile/", Optional.of(Map.of("password", ann.password())))
                        .status())
                .isEqualTo(204);
        for (var command : new String[] {"enable", "promote", "show", "sessions"}) {
            var refused = user("", command, Long.toString(ann.id()));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("No account");
        }
    }

    @Test
    void tellsTheNodeOfManyChangesInTheirOrder() {
        var people = IntStream.range(0, 8).mapToObj(one -> node.person("P")).toList();
        var sockets = people.stream().map(this::socket).toList();
        people.parallelStream()
                .forEach(person ->
                        assertThat(user("", "disable", person.email()).code()).isZero());
        sockets.forEach(socket -> assertThat(socket.awaitClose().code()).isEqualTo(4401));
    }

    private WsClient socket(Person person) {
        return person.socket("/ws/notifications/");
    }
}
