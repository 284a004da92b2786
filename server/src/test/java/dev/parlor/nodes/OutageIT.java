package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.Relay;
import dev.parlor.testkit.TwoNodes;
import dev.parlor.testkit.WsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PostgreSQL or Redis stands still, or an answer is lost on the way. Two nodes; the way of the first to PostgreSQL
/// can be broken.
@Timeout(120)
@Order(1)
final class OutageIT {
    private static final int REQUESTS = 40;

    private final DatabaseAddress.PostgresAddress database =
            (DatabaseAddress.PostgresAddress) Engine.POSTGRESQL.freshAddress();
    private final Relay relay = new Relay(database.hosts());
    private final RedisServer redis = new RedisServer();
    private final LiveNode one = node(relay.address());
    private final LiveNode other = node(database.hosts());
    private final Person alice = one.person("Alice");
    private final Person bob = one.person("Bob").at(other);

    @AfterEach
    void end() {
        relay.flow();
        one.close();
        other.close();
        redis.close();
        relay.close();
    }

    @Test
    void aDatabaseThatStandsStillHasEverythingRefusedAndIsNotWaitedForLong() throws Exception {
        var id = game();
        try (var socket = alice.socket("/ws/game/" + id + "/");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            socket.next("game_update");
            relay.hold();
            socket.send("{\"type\":\"resign\",\"id\":\"given up\"}");
            var answers = new ArrayList<Future<Integer>>();
            for (var n = 0; n < REQUESTS; n++) {
                answers.add(threads.submit(() -> alice.api().post("/api/games/").status()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
            assertThat(socket.next("error").path("code").asString()).isEqualTo("unavailable");
            assertThat(one.api().get("/readyz").status()).isEqualTo(503);
            relay.flow();
            Eventually.holds(
                    Duration.ofSeconds(30),
                    () -> alice.api().post("/api/games/").status() == 201);
            socket.send("{\"type\":\"resign\",\"id\":\"given up\"}");
            assertThat(socket.next("ack").path("id").asString()).isEqualTo("given up");
        }
        assertThat(alice.api().get("/api/games/?status=active").json()).hasSize(1);
    }

    @Test
    void whatWasCommittedThoughTheAnswerWasLostIsToldAndNotDoneAgain() {
        befriend();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            var hello = "{\"type\":\"message\",\"message\":\"hello\",\"id\":\"a\"}";
            relay.loseTheAnswer("COMMIT");
            hers.send(hello);
            assertThat(hers.next("error").path("code").asString()).isEqualTo("unavailable");
            var message = his.next("message");
            assertThat(message.path("message").asString()).isEqualTo("hello");
            assertThat(hers.next("message")).isEqualTo(message);
            hers.send(hello);
            assertThat(hers.next("ack").path("id").asString()).isEqualTo("a");
            hers.send("{\"type\":\"message\",\"message\":\"are you there?\"}");
            assertThat(his.next("message").path("message").asString()).isEqualTo("are you there?");
        }
    }

    @Test
    void aMoveThatWasCommittedThoughTheAnswerWasLostIsToldAndNotMadeAgain() {
        var id = game();
        try (var x = alice.socket("/ws/game/" + id + "/");
                var o = bob.socket("/ws/game/" + id + "/")) {
            var start = x.next("game_update");
            o.next("game_update");
            if (!start.path("current_turn").asString().equals("X")) {
                o.send("{\"type\":\"move\",\"position\":8}");
                start = x.next("game_update");
                o.next("game_update");
            }
            var version = start.path("version").asInt();
            var move = "{\"type\":\"move\",\"position\":4,\"version\":" + version + ",\"id\":\"m\"}";
            relay.loseTheAnswer("COMMIT");
            x.send(move);
            assertThat(x.next("error").path("code").asString()).isEqualTo("unavailable");
            assertThat(o.next("game_update").path("version").asInt()).isEqualTo(version + 1);
            assertThat(x.next("game_update").path("version").asInt()).isEqualTo(version + 1);
            x.send(move);
            assertThat(x.next("error").path("code").asString()).isEqualTo("stale_version");
            o.send("{\"type\":\"move\",\"position\":0,\"version\":" + (version + 1) + "}");
            assertThat(x.next("game_update").path("version").asInt()).isEqualTo(version + 2);
        }
    }

    @Test
    void aRedisThatStandsStillHoldsUpNobodyAtTheSameNode() {
        befriend();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var near = bob.at(one).socket("/ws/chat/" + alice.id() + "/?since=0");
                var far = bob.socket("/ws/chat/" + alice.id() + "/?since=0")) {
            hers.send("{\"type\":\"message\",\"message\":\"hello\"}");
            near.next("message");
            far.next("message");
            redis.freeze();
            for (var n = 0; n < 3; n++) {
                hers.send("{\"type\":\"message\",\"message\":\"hello\",\"id\":\"" + n + "\"}");
                assertThat(hers.next("ack").path("id").asString()).isEqualTo("" + n);
                near.next("message");
            }
            assertThat(alice.api().post("/api/games/").status()).isEqualTo(201);
            Eventually.holds(() -> one.api().get("/readyz").text().contains("degraded"));
            redis.thaw();
            assertThat(ids(far)).hasSize(3).isSorted().doesNotHaveDuplicates();
            Eventually.holds(() -> one.api().get("/readyz").text().contains("ready"));
        }
    }

    private static List<Long> ids(WsClient socket) {
        var ids = new ArrayList<Long>();
        for (var n = 0; n < 3; n++) {
            ids.add(socket.next("message").path("message_id").asLong());
        }
        return ids;
    }

    private void befriend() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        var friendship =
                bob.api().get("/api/friends/").json().path(0).path("id").asLong();
        bob.api().post("/api/friends/" + friendship + "/accept/");
    }

    private long game() {
        var id = alice.api().post("/api/games/").json().path("id").asLong();
        bob.api().post("/api/games/" + id + "/join/");
        return id;
    }

    private LiveNode node(String hosts) {
        return LiveNode.start(Map.of(
                "DATABASE_URL",
                "postgresql://" + database.user() + ":" + database.password() + "@" + hosts + "/" + database.database(),
                "REDIS_URL",
                redis.url(),
                "SECRET_KEY",
                TwoNodes.KEY));
    }
}
