package dev.parlor.users.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.store.Pages;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.UsersNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class AccountExportIT {
    private static final String EXPORT = "/api/users/profile/export/";
    /// Of one account; the oldest end when there are more.
    private static final int MOST_SESSIONS = 100;
    private static final String PASSWORD = "correct horse battery";

    private final UsersNode node;
    private String email = "";
    private String access = "";

    AccountExportIT(TestDatabase database) {
        node = UsersNode.on(database);
    }

    @BeforeEach
    void register() {
        email = UsersNode.freshEmail();
        node.api.post(
                "/api/users/", Map.of("email", email, "first_name", "Alice", "last_name", "A", "password", PASSWORD));
        access = logIn();
    }

    private String logIn() {
        return node.api
                .post("/api/token/", Map.of("email", email, "password", PASSWORD))
                .json()
                .path("access")
                .asString();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private record Part(String name, Object content) implements AccountDataSource {
        @Override
        public Object belongings(UserId user) {
            return content;
        }
    }

    private void consistOf(Object messages) {
        node.users.consistOf(
                new TopicLocks(),
                List.of(
                        new Part("friends", Map.of("friendships", List.of(), "blocked", List.of())),
                        new Part("games", List.of()),
                        new Part("invites", List.of()),
                        new Part("messages", messages),
                        new Part("lobby_messages", List.of()),
                        new Part("notifications", List.of())));
    }

    @Test
    void isDoneOnceAtATimeForAUser() throws IOException {
        consistOf(Pages.<String>of(last -> List.of("x".repeat(10_000))));
        try (var slow =
                new Socket(InetAddress.getLoopbackAddress(), node.api.base().getPort())) {
            slow.getOutputStream()
                    .write(("GET " + EXPORT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + access
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(slow.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
            var second = api().get(EXPORT);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.json().path("code").asString()).isEqualTo("throttled");
            assertThat(second.header("Retry-After")).contains("10");
        }
        consistOf(List.of());
        Eventually.holds(() -> api().get(EXPORT).status() == 200);
    }

    @Test
    void hasAllSessions() {
        consistOf(List.of());
        for (var i = 1; i < MOST_SESSIONS; i++) {
            logIn();
        }
        assertThat(api().get(EXPORT).json().path("sessions")).hasSize(MOST_SESSIONS);
    }

    @Test
    void saysWhenAndWhereEachSessionWasUsedAndByWhichClient() {
        consistOf(List.of());
        var session = api().get(EXPORT).json().path("sessions").path(0);
        assertThat(session.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(session.path("user_agent").asString()).startsWith("Java-http-client");
        assertThat(session.path("last_used_at")).isEqualTo(session.path("created_at"));
        assertThat(session.has("id")).isFalse();
    }

    private Api api() {
        return node.api.as(access);
    }
}
