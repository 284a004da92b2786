package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.nodes.TwoProcesses.Somebody;
import dev.parlor.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// One of two processes is killed (`kill -9`) in the middle of games and talks. `./parlor faults` does this to
/// hundreds, and more.
@Timeout(180)
@Order(1)
final class NodeKilledIT {
    private static final int PAIRS = 4;
    private static final int GAMES = 4;
    private static final int MOVES = 7;

    /// A game is made with version 1, and joined with version 2.
    private static final int LAST_VERSION = 2 + MOVES;

    private final AtomicInteger said = new AtomicInteger();
    private final AtomicInteger moved = new AtomicInteger();
    private final CountDownLatch there = new CountDownLatch(2 * PAIRS);
    private final List<Future<Talker>> talkers = new ArrayList<>();
    private final List<Future<Gamer>> gamers = new ArrayList<>();
    private final List<Future<Listener>> listeners = new ArrayList<>();

    @Test
    void costsItsPeopleAReconnectAndNothingElse() throws Exception {
        try (var nodes = new TwoProcesses(Map.of("INVITE_LIFETIME", "10s"));
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var pairs = IntStream.range(0, PAIRS).mapToObj(n -> pair(nodes, n)).toList();
            for (var pair : pairs) {
                listeners.add(people.submit(new Listener(nodes.ports(), 1, pair.first(), pair.second(), there)));
                listeners.add(people.submit(new Listener(nodes.ports(), 0, pair.second(), pair.first(), there)));
            }
            there.await();
            pairs.forEach(pair -> play(nodes, people, pair));
            Eventually.holds(() -> said.get() >= PAIRS * Talker.MESSAGES / 2 && moved.get() >= PAIRS * MOVES);
            nodes.one().kill();
            assertThat(said.get()).isLessThan(2 * PAIRS * Talker.MESSAGES);
            assertThat(moved.get()).isLessThan(PAIRS * GAMES * MOVES);

            for (var talker : talkers) {
                talked(nodes, talker.get());
            }
            for (var gamer : gamers) {
                played(nodes, gamer.get());
            }
            for (var listener : listeners) {
                heard(nodes, listener.get());
            }
            for (var listener : listeners) {
                listener.get().leave();
            }
            assertThat(returns()).isGreaterThanOrEqualTo(3 * PAIRS);
        }
    }

    /// Two friends; the first is at the node that survives, the second at the other.
    ///
    /// @param games that they have begun
    private record Two(Somebody first, Somebody second, List<Long> games) {}

    private static Two pair(TwoProcesses nodes, int number) {
        var first = nodes.person("First" + number);
        var second = nodes.person("Second" + number);
        var friendship = first.at(nodes.one())
                .post("/api/friends/", Map.of("to_user_email", second.email()))
                .json()
                .path("id")
                .asLong();
        second.at(nodes.other()).post("/api/friends/" + friendship + "/accept/");
        var games = new ArrayList<Long>();
        for (var n = 0; n < GAMES; n++) {
            var game =
                    first.at(nodes.one()).post("/api/games/").json().path("id").asLong();
            second.at(nodes.other()).post("/api/games/" + game + "/join/");
            games.add(game);
        }
        return new Two(first, second, games);
    }

    /// Begins; with an invite made at the node that dies, to which nobody will answer.
    private void play(TwoProcesses nodes, ExecutorService people, Two pair) {
        var ports = nodes.ports();
        var invite = pair.first()
                .at(nodes.one())
                .post("/api/invites/", Map.of("to_user_id", pair.second().id()));
        assertThat(invite.status()).isEqualTo(201);
        talkers.add(people.submit(new Talker(ports, 1, pair.first(), pair.second(), said)));
        talkers.add(people.submit(new Talker(ports, 0, pair.second(), pair.first(), said)));
        gamers.add(people.submit(new Gamer(ports, 1, pair.first(), pair.games(), moved)));
        gamers.add(people.submit(new Gamer(ports, 0, pair.second(), pair.games(), moved)));
    }

    private static void talked(TwoProcesses nodes, Talker talker) {
        var api = talker.me().at(nodes.other());
        var conversation = api.get(
                        "/api/chat/conversation-with/" + talker.friend().id() + "/")
                .json()
                .path("conversation_id");
        var kept = api.get("/api/chat/conversations/" + conversation + "/messages/")
                .json()
                .valueStream()
                .toList();
        assertThat(texts(kept)).doesNotHaveDuplicates().hasSize(2 * Talker.MESSAGES);
        assertThat(texts(kept).stream()
                        .filter(text -> text.startsWith(talker.me().id() + "-")))
                .isEqualTo(talker.acknowledged());
        assertThat(talker.heard())
                .isEqualTo(kept.stream().map(one -> one.path("id").asLong()).toList());
    }

    private static List<String> texts(List<JsonNode> messages) {
        return messages.stream().map(one -> one.path("content").asString()).toList();
    }

    private static void played(TwoProcesses nodes, Gamer gamer) {
        for (var move : gamer.acknowledged()) {
            var game = gamer.me()
                    .at(nodes.other())
                    .get("/api/games/" + move.game() + "/")
                    .json();
            assertThat(game.path("version").asInt()).isEqualTo(LAST_VERSION);
            assertThat(game.path("board_state").asString().charAt(move.position()))
                    .isEqualTo(move.mark().charAt(0));
        }
    }

    /// Whoever came back within moments was never away for the friend.
    private static void heard(TwoProcesses nodes, Listener listener) {
        assertThat(listener.presence()).doesNotContain("offline");
        var friends =
                listener.me().at(nodes.other()).get("/api/friends/friends/").json();
        assertThat(friends.path(0).path("friend_status").asString()).isEqualTo("online");
    }

    private int returns() throws Exception {
        var returns = 0;
        for (Future<Talker> talker : talkers) {
            returns += talker.get().returns();
        }
        for (Future<Gamer> gamer : gamers) {
            returns += gamer.get().returns();
        }
        for (Future<Listener> listener : listeners) {
            returns += listener.get().returns();
        }
        return returns;
    }
}
