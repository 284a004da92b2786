package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A server on which people have done everything that leaves something in the database, and what they can read there.
final class LivedIn {
    private static final String ROOM = "/ws/chat/lobby/old-friends/";

    private final Person alice;
    private final Person bob;
    private final Person carol;
    private long running;

    LivedIn(LiveNode node) {
        alice = node.person("Alïce \\N 🎲");
        bob = node.person("Bob");
        carol = node.person("Carol");
        befriend(alice, bob);
        alice.api().post("/api/friends/", Map.of("to_user_email", carol.email()));
        picture();
        games();
        invites();
        talk();
        bob.api().post("/api/friends/999999/block/");
        alice.api().post("/api/token/ticket/");
    }

    Person alice() {
        return alice;
    }

    Person carol() {
        return carol;
    }

    private static void befriend(Person one, Person other) {
        var asked = one.api().post("/api/friends/", Map.of("to_user_email", other.email()));
        other.api().post("/api/friends/" + asked.json().path("id").asLong() + "/accept/");
    }

    private void picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var kept = alice.api()
                .send(alice.api()
                        .request("/api/users/profile/avatar/")
                        .header("Content-Type", "image/png")
                        .PUT(BodyPublishers.ofByteArray(bytes.toByteArray())));
        assertThat(kept.status()).isEqualTo(200);
    }

    private void games() {
        running = game();
        try (var x = alice.socket("/ws/game/" + running + "/");
                var o = bob.socket("/ws/game/" + running + "/")) {
            var first = x.next("game_update").path("current_turn").asString().equals("X") ? x : o;
            first.send("{\"type\":\"move\",\"position\":4}");
            o.next("game_update");
        }
        finished(true);
        finished(false);
    }

    /// @param again whether the offer of a rematch is accepted, or waits
    private void finished(boolean again) {
        var path = "/ws/game/" + game() + "/";
        try (var x = alice.socket(path);
                var o = bob.socket(path)) {
            x.send("{\"type\":\"resign\"}");
            while (!o.next("game_update").path("is_completed").asBoolean()) {
                // The one that opened the socket.
            }
            o.send("{\"type\":\"rematch_request\"}");
            x.next("rematch_offer");
            if (again) {
                x.send("{\"type\":\"rematch_accept\"}");
                o.next("rematch_start");
            }
        }
    }

    private long game() {
        var id = alice.api()
                .post("/api/games/", Map.of("is_ai_game", false))
                .json()
                .path("id")
                .asLong();
        assertThat(bob.api().post("/api/games/" + id + "/join/").status()).isEqualTo(200);
        return id;
    }

    private void invites() {
        var invite = alice.api().post("/api/invites/", Map.of("to_user_id", bob.id()));
        assertThat(invite.status()).isEqualTo(201);
    }

    private void talk() {
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            hers.send(
                    "{\"type\":\"message\",\"message\":\"tab\\there, \\\\N and \\\\. and a\\nnew line\",\"id\":\"m1\"}");
            hers.next("message");
            his.send("{\"type\":\"message\",\"message\":\"ünï — 😀\"}");
            hers.next("message");
        }
        try (var room = alice.socket(ROOM)) {
            room.next("history");
            room.send("{\"type\":\"chat_message\",\"message\":\"anybody here?\",\"id\":\"l1\"}");
            room.next("chat_message");
        }
    }

    /// Everything that they see, by who sees it and where.
    Map<String, String> seenAt(LiveNode node) {
        var seen = new TreeMap<String, String>();
        for (var who : List.of(alice, bob)) {
            var here = who.at(node);
            var paths = new ArrayList<>(List.of(
                    "/api/users/profile/",
                    "/api/users/profile/export/",
                    "/api/games/",
                    "/api/games/" + running + "/",
                    "/api/games/" + running + "/moves/",
                    "/api/friends/friends/",
                    "/api/friends/pending/",
                    "/api/invites/inbox/?status=&role=",
                    "/api/chat/conversations/",
                    "/api/chat/unread-summary/"));
            var profile = here.api().get("/api/users/profile/").json();
            if (!profile.path("avatar").isNull()) {
                paths.add(lasting(profile.path("avatar").asString(), node));
            }
            for (var conversation : here.api().get("/api/chat/conversations/").json()) {
                paths.add("/api/chat/conversations/" + conversation.path("id").asLong() + "/messages/");
            }
            for (var path : paths) {
                var answer = here.api().get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                seen.put(who.id() + " " + path, lasting(answer.text(), node));
            }
            seen.put(who.id() + " notifications", replayed(here));
        }
        try (var room = alice.at(node).socket(ROOM)) {
            seen.put("room", room.next("history").toString());
        }
        return seen;
    }

    /// What does not depend on where it is read, and who is online at the moment.
    private static String lasting(String text, LiveNode node) {
        return text.replace("http://127.0.0.1:" + node.port(), "")
                .replaceAll("\"(friend_)?status\":\"(online|offline)\"", "");
    }

    /// Everything since the beginning.
    private static String replayed(Person who) {
        try (var socket = who.socket("/ws/notifications/?since=0")) {
            var hello = socket.next("hello");
            var events = hello.path("last_event_id").asInt();
            assertThat(events).isPositive();
            // A friend may go offline in between, which is no event that is kept.
            return Stream.generate(socket::next)
                    .filter(frame -> frame.has("event_id"))
                    .limit(events)
                    .map(Object::toString)
                    .toList()
                    .toString();
        }
    }
}
