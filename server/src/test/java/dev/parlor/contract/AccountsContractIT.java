package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Accounts and tokens, from the first request to the last: whatever is written down about them really comes.
class AccountsContractIT {
    private LiveNode live;

    @Test
    void everyAnswerThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("DEMO_MODE", "true"))) {
            live = node;
            registers();
            leavesDemoAccountsAsTheyAre();
            logsIn();
            staysLoggedIn();
            changesTheProfile();
            changesThePassword();
            endsSessions();
            logsOut();
            showsAPicture();
            isAGuest();
            leaves();
            Coverage.of(live.contract()).ofOperationsTagged("tokens").isComplete();
            Coverage.of(live.contract()).ofOperationsTagged("users").isComplete();
        }
    }

    private void showsAPicture() {
        var path = "/api/users/profile/avatar/";
        var dora = live.person("Dora");
        expect(401, live.api().sendRaw("PUT", path, "image/png", new byte[1]));
        expect(401, live.api().delete(path));
        expect(400, dora.api().sendRaw("PUT", path, "image/png", new byte[1]));
        expect(415, dora.api().sendRaw("PUT", path, "text/plain", new byte[1]));
        var shown = dora.api().sendRaw("PUT", path, "image/png", png());
        expect(200, shown);
        var avatar = shown.json().path("avatar").asString();
        expect(200, live.api().get(avatar.substring(avatar.indexOf("/api"))));
        expect(404, live.api().get("/api/users/avatars/nothing/"));
        isSeenByFriends(dora, avatar);
        expect(204, dora.api().delete(path));
    }

    private void isSeenByFriends(Person dora, String avatar) {
        var erik = live.person("Erik");
        dora.api().post("/api/friends/", Map.of("to_user_email", erik.email()));
        var request = erik.api().get("/api/friends/pending/").json().at("/received_requests/0");
        assertThat(request.path("friend_avatar").isNull())
                .as("not yet a friend")
                .isTrue();
        var friendship = erik.api().post("/api/friends/", Map.of("to_user_email", dora.email()));
        assertThat(friendship.json().path("friend_avatar").asString())
                .isEqualTo(avatar.substring(avatar.indexOf("/api")));
    }

    private static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void isAGuest() {
        var claim = "/api/users/profile/claim/";
        var welcome = live.api().post("/api/guests/");
        expect(201, welcome);
        var guest = live.api().as(welcome.json().path("access").asString());
        var password = "correct horse";
        expect(401, live.api().post(claim));
        expect(400, guest.post(claim, Map.of()));
        expect(400, guest.post(claim, Map.of("email", "alice@example.com", "password", password)));
        expect(400, guest.post("/api/users/profile/password/", Map.of("current", "x", "new", password)));
        expect(400, guest.post("/api/friends/", Map.of("to_user_email", "alice@example.com")));
        expect(200, guest.post(claim, Map.of("email", "gina@example.com", "password", password, "first_name", "Gina")));
        expect(400, guest.post(claim, Map.of("email", "gina2@example.com", "password", password)));
    }

    private void leaves() {
        var path = "/api/users/profile/";
        expect(401, live.api().delete(path));
        expect(401, live.api().get(path + "export/"));
        var carol = live.person("Carol");
        expect(200, carol.api().get(path + "export/"));
        expect(400, carol.api().send("DELETE", path, Optional.of(Map.of())));
        expect(400, carol.api().send("DELETE", path, Optional.of(Map.of("password", "wrong horse"))));
        expect(204, carol.api().send("DELETE", path, Optional.of(Map.of("password", carol.password()))));
        expect(401, carol.api().get(path));
    }

    private void endsSessions() {
        var path = "/api/users/profile/sessions/";
        var dora = live.person("Dora");
        expect(401, live.api().get(path));
        expect(401, live.api().delete(path));
        expect(401, live.api().delete(path + "any/"));
        var listed = dora.api().get(path);
        expect(200, listed);
        expect(204, dora.api().delete(path));
        expect(404, dora.api().delete(path + "any/"));
        expect(204, dora.api().delete(path + listed.json().at("/0/id").asString() + "/"));
        expect(401, dora.api().get(path));
    }

    private void leavesDemoAccountsAsTheyAre() {
        var entered = live.api().post("/api/demo/login/player1/").json();
        var visitor = live.api().as(entered.path("access").asString());
        visitor.patch("/api/users/profile/", Map.of("first_name", "Mallory"));
        visitor.post("/api/users/profile/password/", Map.of("current", "a guess", "new", "another horse"));
        visitor.sendRaw("PUT", "/api/users/profile/avatar/", "image/png", new byte[8]);
        visitor.delete("/api/users/profile/avatar/");
        visitor.delete("/api/users/profile/");
        visitor.delete("/api/users/profile/sessions/");
        visitor.delete("/api/users/profile/sessions/any/");
    }

    private void registers() {
        var alice = Map.of(
                "email", "alice@example.com", "first_name", "Alice", "last_name", "A", "password", "correct horse");
        expect(201, post("/api/users/", alice));
        expect(400, post("/api/users/", alice));
        expect(400, post("/api/users/", Map.of()));
        expect(400, post("/api/users/", Map.of("email", "alice", "first_name", " ", "last_name", "a".repeat(27))));
        expect(401, live.api().get("/api/users/profile/"));
    }

    private void logsIn() {
        expect(200, post("/api/token/", Map.of("email", "ALICE@example.com", "password", "correct horse")));
        expect(401, post("/api/token/", Map.of("email", "alice@example.com", "password", "wrong horse")));
        expect(400, post("/api/token/", Map.of("email", "alice@example.com")));
    }

    private void staysLoggedIn() {
        var bob = live.person("Bob");
        expect(200, post("/api/token/refresh/", Map.of("refresh", bob.refresh())));
        expect(401, post("/api/token/refresh/", Map.of("refresh", bob.access())));
        expect(400, post("/api/token/refresh/", Map.of()));
        expect(200, post("/api/token/verify/", Map.of("token", bob.access())));
        expect(200, post("/api/token/verify/", Map.of("token", bob.refresh())));
        expect(401, post("/api/token/verify/", Map.of("token", "nonsense")));
        expect(400, post("/api/token/verify/", Map.of()));
        expect(201, bob.api().post("/api/token/ticket/"));
        expect(401, live.api().post("/api/token/ticket/"));
    }

    private void changesTheProfile() {
        var bob = live.person("Bob");
        expect(200, bob.api().get("/api/users/profile/"));
        expect(200, bob.api().patch("/api/users/profile/", Map.of("first_name", "Robert")));
        expect(200, bob.api().patch("/api/users/profile/", Map.of()));
        expect(400, bob.api().patch("/api/users/profile/", Map.of("first_name", "", "last_name", "a".repeat(27))));
        expect(401, live.api().patch("/api/users/profile/", Map.of("first_name", "Robert")));
    }

    private void changesThePassword() {
        var bob = live.person("Bob");
        var path = "/api/users/profile/password/";
        expect(400, bob.api().post(path, Map.of("current", "wrong", "new", "a longer horse")));
        expect(400, bob.api().post(path, Map.of("current", bob.password(), "new", "short")));
        expect(400, bob.api().post(path, Map.of()));
        expect(204, bob.api().post(path, Map.of("current", bob.password(), "new", "a longer horse")));
        expect(401, live.api().post(path, Map.of("current", "a longer horse", "new", "an even longer horse")));
    }

    private void logsOut() {
        var bob = live.person("Bob");
        expect(400, post("/api/token/blacklist/", Map.of()));
        expect(200, post("/api/token/blacklist/", Map.of("refresh", bob.refresh())));
        expect(401, post("/api/token/blacklist/", Map.of("refresh", bob.refresh())));
        expect(401, bob.api().get("/api/users/profile/"));
    }

    private Answer post(String path, Map<String, String> body) {
        return live.api().post(path, body);
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
}
