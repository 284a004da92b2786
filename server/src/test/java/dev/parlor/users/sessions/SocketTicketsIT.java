package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SocketTicketsIT {
    @Test
    void opensOneSocketThatLivesAsLongAsTheSession() {
        try (var live = LiveNode.start()) {
            var alice = live.person("Alice");
            var ticket = ticket(alice);
            try (var socket = WsClient.connect(live.port())) {
                socket.upgrade("/ws/notifications/?ticket=" + ticket);
                assertThat(socket.next("hello").path("user_id").asLong()).isEqualTo(alice.id());
                assertThat(closed(live, ticket)).isEqualTo(4401);
                live.api().post("/api/token/blacklist/", Map.of("refresh", alice.refresh()));
                assertThat(socket.awaitClose().code()).isEqualTo(4401);
            }
        }
    }

    @Test
    void isWorthNothingOnceTheSessionHasEnded() {
        try (var live = LiveNode.start()) {
            var alice = live.person("Alice");
            var ticket = ticket(alice);
            live.api().post("/api/token/blacklist/", Map.of("refresh", alice.refresh()));
            assertThat(closed(live, ticket)).isEqualTo(4401);
            assertThat(closed(live, "nonsense")).isEqualTo(4401);
            assertThat(closed(live, "")).isEqualTo(4401);
        }
    }

    @Test
    void ofManyWhoShowItAtOnceOneGetsIn() throws Exception {
        try (var live = LiveNode.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticket = ticket(live.person("Alice"));
            var start = new CyclicBarrier(8);
            var attempts = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return letIn(live, ticket);
                    }))
                    .toList();
            var letIn = 0;
            for (var attempt : attempts) {
                letIn += attempt.get() ? 1 : 0;
            }
            assertThat(letIn).isEqualTo(1);
        }
    }

    private static String ticket(Person person) {
        var answer = person.api().post("/api/token/ticket/");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("ticket").asString();
    }

    private static boolean letIn(LiveNode live, String ticket) {
        try (var socket = WsClient.connect(live.port())) {
            socket.upgrade("/ws/notifications/?ticket=" + ticket);
            return socket.frame().opcode() == WsClient.TEXT;
        }
    }

    private static int closed(LiveNode live, String ticket) {
        try (var socket = WsClient.connect(live.port())) {
            socket.upgrade("/ws/notifications/?ticket=" + ticket);
            return socket.awaitClose().code();
        }
    }
}
