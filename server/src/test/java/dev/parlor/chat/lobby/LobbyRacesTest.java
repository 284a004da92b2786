package dev.parlor.chat.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.chat.LobbyRoom;
import dev.parlor.chat.LobbyRoom.Guest;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What happens in a lobby at one moment. `there` is another node that shares nothing but the database: no lock in
/// memory helps.
@OnBothEngines
class LobbyRacesTest {
    private static final int ROUNDS = 25;

    private final LobbyRoom here;
    private final LobbyRoom there;

    LobbyRacesTest(TestDatabase database) {
        here = new LobbyRoom(database);
        there = new LobbyRoom(database);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void startsOneGameHoweverManyClickAtOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");
            var guests = everywhere(UUID.randomUUID().toString(), alice, bob);
            atOnce(guests.stream().map(guest -> action(guest::starts)).toList());
            assertThat(guests)
                    .extracting(Guest::startedGames)
                    .allSatisfy(games -> assertThat(games).isNotEmpty());
            assertThat(guests.stream()
                            .map(Guest::startedGames)
                            .flatMap(Collection::stream)
                            .distinct())
                    .as("one game")
                    .hasSize(1);
        }
    }

    @Test
    void neverStartsAGameThatIsRemoved() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");
            var game = here.gameOnHold(alice, bob);
            var guests = everywhere(game.toString(), alice, bob);
            atOnce(Stream.concat(
                            guests.stream().map(guest -> action(guest::starts)),
                            Stream.of(action(() -> remove(game)), action(() -> release(game))))
                    .toList());
            if (here.games.tables().find(game).isEmpty()) {
                assertThat(guests)
                        .allSatisfy(guest -> assertThat(guest.startedGames()).isEmpty());
            } else {
                guests.getFirst().starts();
                assertThat(guests.getFirst().startedGames()).containsOnly(game.value());
            }
        }
    }

    @Test
    void tellsEverybodyTheSameInTheOrderOfTheHistory() throws Exception {
        var lobby = UUID.randomUUID().toString();
        var speakers = IntStream.range(0, 6)
                .mapToObj(n -> here.enter(lobby, here.person("Guest")))
                .toList();
        var latecomers = new ArrayList<Guest>();
        var actions = new ArrayList<Callable<Object>>();
        speakers.forEach(speaker -> actions.add(action(() ->
                IntStream.range(0, 20).forEach(n -> speaker.chats(n + " of " + speaker.hashCode(), "n" + n)))));
        actions.add(action(() ->
                IntStream.range(0, 20).forEach(n -> latecomers.add(here.enter(lobby, here.person("Latecomer"))))));
        atOnce(actions);
        var all = speakers.getFirst().heard();
        assertThat(all).hasSize(120).doesNotHaveDuplicates();
        assertThat(speakers).allSatisfy(speaker -> assertThat(speaker.heard()).isEqualTo(all));
        assertThat(here.history(lobby, here.person("Reader"))).isEqualTo(all.subList(70, 120));
        assertThat(latecomers).allSatisfy(guest -> assertThat(all).endsWith(known(guest)));
    }

    @Test
    void keepsARepeatOnceThoughItComesEverywhereAtOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var lobby = UUID.randomUUID().toString();
            var guests = everywhere(lobby, alice, alice);
            atOnce(guests.stream()
                    .map(guest -> action(() -> guest.chats("once", "m")))
                    .toList());
            assertThat(here.history(lobby, alice)).hasSize(1);
            assertThat(guests)
                    .allSatisfy(guest ->
                            assertThat(guest.connection().messages("ack")).hasSize(1));
        }
    }

    @Test
    void keepsOneOfTwoMessagesThatHaveOneIdInTwoLobbies() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var lobby = UUID.randomUUID().toString();
            var guests = List.of(here.enter(lobby, alice), there.enter(lobby + "b", alice));
            atOnce(guests.stream()
                    .map(guest -> action(() -> guest.chats("hello", "m")))
                    .toList());
            assertThat(guests.stream().filter(guest -> guest.heard().size() == 1))
                    .hasSize(1);
            assertThat(guests.stream().map(Guest::refusal)).containsOnlyOnce("error id_reused");
        }
    }

    /// What it was shown at first, and everything that it was told then: nothing twice, nothing left out.
    private static JsonNode[] known(Guest guest) {
        return Stream.concat(guest.history().stream(), guest.heard().stream()).toArray(JsonNode[]::new);
    }

    /// A socket of both at each node.
    private List<Guest> everywhere(String lobby, UserId one, UserId other) {
        return Stream.of(here, there)
                .flatMap(node -> Stream.of(node.enter(lobby, one), node.enter(lobby, other)))
                .toList();
    }

    private void remove(GameId game) {
        here.write(tx -> here.games.tables().remove(tx, game));
    }

    private void release(GameId game) {
        there.write(tx -> there.games.tables().release(tx, game));
    }

    private static Callable<Object> action(Runnable what) {
        return Executors.callable(what);
    }

    private static void atOnce(List<Callable<Object>> actions) throws Exception {
        var start = new CyclicBarrier(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var action : actions) {
                running.add(threads.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            for (var one : running) {
                one.get();
            }
        }
    }
}
