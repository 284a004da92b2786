package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.UsersNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class SessionResourceIT {
    private static final String SESSIONS = "/api/users/profile/sessions/";

    private final TestDatabase database;
    private final UsersNode node;
    private final UsersNode.Person laptop;
    private final UsersNode.Person phone;

    SessionResourceIT(TestDatabase database) {
        this.database = database;
        node = UsersNode.on(database);
        laptop = node.newcomer();
        phone = node.logIn(laptop.email(), "correct horse");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void listsTheCallersOwnSessionFirst() {
        var listed = node.api.as(laptop.access()).get(SESSIONS).json();
        assertThat(listed).hasSize(2);
        assertThat(listed.at("/0/current").asBoolean()).isTrue();
        assertThat(listed.at("/1/current").asBoolean()).isFalse();
        assertThat(listed.at("/0/address").asString()).isEqualTo("127.0.0.1");
        assertThat(listed.at("/0/user_agent").asString()).startsWith("Java-http-client");
        assertThat(listed.at("/0/last_used_at")).isEqualTo(listed.at("/0/created_at"));
    }

    @Test
    void endsOneSession() {
        var id = node.api.as(phone.access()).get(SESSIONS).json().at("/0/id").asString();
        var path = SESSIONS + id + "/";
        assertThat(node.api.as(node.newcomer().access()).delete(path).status()).isEqualTo(404);
        assertThat(node.api.as(laptop.access()).delete(path).status()).isEqualTo(204);
        assertThat(node.api.as(laptop.access()).delete(path).status()).isEqualTo(404);
        assertThat(node.api.as(phone.access()).get(SESSIONS).status()).isEqualTo(401);
        var refresh = node.api.post("/api/token/refresh/", Map.of("refresh", phone.refresh()));
        assertThat(refresh.status()).isEqualTo(401);
        assertThat(refresh.json().path("code").asString()).isEqualTo("token_not_valid");
        assertThat(node.api.as(laptop.access()).get(SESSIONS).json()).hasSize(1);
    }

    @Test
    void endsAllSessionsButTheCallersOwn() {
        var stranger = node.newcomer();
        assertThat(node.api.as(laptop.access()).delete(SESSIONS).status()).isEqualTo(204);
        assertThat(node.api.as(laptop.access()).get(SESSIONS).json()).hasSize(1);
        assertThat(node.api.as(phone.access()).get(SESSIONS).status()).isEqualTo(401);
        assertThat(node.api.as(stranger.access()).get(SESSIONS).json()).hasSize(1);
    }

    @Test
    void leavesNothingOfThemBehindWhenTheAccountIsDeleted() {
        var api = node.api.as(laptop.access());
        assertThat(api.send("DELETE", "/api/users/profile/", Optional.of(Map.of("password", "correct horse")))
                        .status())
                .isEqualTo(204);
        var left = database.read(handle -> handle.select("SELECT COUNT(*) FROM sessions WHERE user_id = ?", laptop.id())
                .mapTo(Integer.class)
                .one());
        assertThat(left).isZero();
        assertThat(node.api.as(phone.access()).get(SESSIONS).status()).isEqualTo(401);
    }

    @Test
    void keepsAndShowsNothingOfTheVisitorsOfADemoAccount() {
        database.write(tx -> tx.handle().execute("UPDATE users SET is_demo = 1 WHERE id = ?", laptop.id()));
        var visitor = node.users.demo().enter(new UserId(laptop.id()));
        var refreshed = node.api
                .post("/api/token/refresh/", Map.of("refresh", visitor.refresh()))
                .json();
        var api = node.api.as(refreshed.path("access").asString());
        var listed = api.get(SESSIONS).json();
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/address").isNull()).isTrue();
        assertThat(listed.at("/0/user_agent").isNull()).isTrue();
        assertThat(api.delete(SESSIONS).status()).isEqualTo(403);
    }
}
