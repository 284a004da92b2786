package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.TwoNodes;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// What two nodes must agree on though they are asked at once, and though Redis is gone.
@DisabledIfSystemProperty(named = "fast.run", matches = "true", disabledReason = "needs Redis")
final class SharedStateIT {
    /// What Redis says of a key that would stay.
    private static final long FOR_EVER = -1;

    private static TwoNodes nodes;

    private final Person alice = nodes.one().person("Alice");
    private final Person bob = nodes.one().person("Bob").at(nodes.other());

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void aTicketOfOneNodeOpensOneSocketAtWhicheverItIsShown() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 10; round++) {
                var ticket = alice.api()
                        .post("/api/token/ticket/")
                        .json()
                        .path("ticket")
                        .asString();
                var start = new CyclicBarrier(4);
                var attempts = new ArrayList<Future<Boolean>>();
                for (var node : List.of(nodes.one(), nodes.other(), nodes.one(), nodes.other())) {
                    attempts.add(threads.submit(() -> {
                        start.await();
                        return letIn(node, ticket);
                    }));
                }
                var letIn = 0;
                for (var attempt : attempts) {
                    letIn += attempt.get() ? 1 : 0;
                }
                assertThat(letIn).isEqualTo(1);
            }
        }
    }

    @Test
    void everyKeyInRedisEndsByItself() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        var friendship =
                bob.api().get("/api/friends/").json().path(0).path("id").asLong();
        bob.api().post("/api/friends/" + friendship + "/accept/");
        alice.api().post("/api/invites/", Map.of("to_user_id", bob.id()));
        nodes.one().api().post("/api/token/", Map.of("email", alice.email(), "password", "wrong"));
        try (var talk = alice.socket("/ws/chat/" + bob.id() + "/");
                var lobby = bob.socket("/ws/chat/lobby/everybody/");
                var status = bob.socket("/ws/friends/status/")) {
            talk.send("{\"type\":\"message\",\"message\":\"hello\",\"id\":\"a\"}");
            talk.next("ack");
            lobby.send("{\"type\":\"chat_message\",\"message\":\"hello\",\"id\":\"b\"}");
            lobby.next("ack");
            status.send("{\"type\":\"nonsense\",\"id\":\"c\"}");
            status.next("error");
        }
        var living = timesToLive();
        assertThat(living.keySet())
                .anyMatch(key -> key.contains(":said:"))
                .anyMatch(key -> key.contains(":limit:direct-messages"))
                .anyMatch(key -> key.contains(":limit:lobby-messages"))
                .anyMatch(key -> key.contains(":limit:invites"));
        assertThat(living).allSatisfy((key, left) -> assertThat(left).as(key).isNotEqualTo(FOR_EVER));
    }

    @Test
    void aLogoutClosesSocketsOnEveryNodeAlsoWhileRedisIsGone() {
        try (var own = new TwoNodes()) {
            var carol = own.one().person("Carol");
            try (var here = carol.socket("/ws/notifications/");
                    var there = carol.at(own.other()).socket("/ws/notifications/")) {
                here.next("hello");
                there.next("hello");
                own.redis().kill();
                Eventually.holds(() -> own.one().api().get("/readyz").text().contains("degraded"));
                carol.api().post("/api/token/blacklist/", Map.of("refresh", carol.refresh()));
                assertThat(there.awaitClose().code()).isEqualTo(4401);
                assertThat(here.awaitClose().code()).isEqualTo(4401);
                Eventually.holds(() -> Stream.of(own.one(), own.other())
                        .allMatch(node ->
                                carol.at(node).api().get("/api/users/profile/").status() == 401));
            }
        }
    }

    private static boolean letIn(LiveNode node, String ticket) {
        try (var socket = WsClient.connect(node.port())) {
            socket.upgrade("/ws/notifications/?ticket=" + ticket);
            return socket.frame().opcode() == WsClient.TEXT;
        }
    }

    /// Of every key, in milliseconds.
    private static Map<String, Long> timesToLive() {
        return nodes.redis().ask(redis -> {
            var left = new HashMap<String, Long>();
            redis.keys("*").forEach(key -> left.put(key, redis.pttl(key)));
            return left;
        });
    }
}
