package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When a lobby starts a game, and which.
@OnBothEngines
class LobbyStartTest {
    private final TestDatabase database;
    private final LobbyRoom room;
    private final LobbyRoom restarted;
    private final UserId alice;
    private final UserId bob;
    private final String lobby = UUID.randomUUID().toString();

    LobbyStartTest(TestDatabase database) {
        this.database = database;
        room = new LobbyRoom(database);
        restarted = new LobbyRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
        restarted.close();
    }

    @Test
    void startsANewGameInAnOpenRoomAndTellsEverybody() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        his.starts();
        var told = hers.connection().last();
        assertThat(told).isEqualTo(his.connection().last());
        var game = room.games
                .tables()
                .find(new GameId(told.path("game_id").asLong()))
                .orElseThrow();
        assertThat(game.players()).containsExactlyInAnyOrder(alice, bob);
        assertThat(hers.connection().frames().getLast().text()).isEqualTo("""
                {"type":"game_start_acknowledgment","message":"Game has started successfully!","game_id":%s,\
                "current_turn":"%s"}""".formatted(game.id(), game.turn()));
    }

    @Test
    void needsExactlyTwoUsersHoweverManySocketsTheyHave() {
        var hers = room.enter(lobby, alice);
        room.enter(lobby, alice);
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error needs_two_players");
        assertThat(hers.connection().last().path("message").asString())
                .isEqualTo("The game requires exactly two players to start.");
        var his = room.enter(lobby, bob);
        var third = room.enter(lobby, room.person("Carol"));
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error needs_two_players");
        third.goes();
        hers.starts();
        assertThat(his.startedGames()).hasSize(1);
    }

    @Test
    void startsOneGameHoweverOftenItIsAsked() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.starts();
        hers.starts();
        his.starts();
        assertThat(hers.startedGames()).hasSize(2);
        assertThat(his.startedGames()).hasSize(2);
        assertThat(hers.startedGames()).containsAll(his.startedGames());
        assertThat(games(alice)).isEqualTo(1);
    }

    @Test
    void tellsANewcomerWhichGameRunsAlsoAfterARestart() {
        var hers = room.enter(lobby, alice);
        room.enter(lobby, bob);
        hers.starts();
        for (var each : List.of(room, restarted)) {
            var again = each.enter(lobby, alice);
            assertThat(again.connection().types())
                    .containsExactly(
                            "connection_success", "update_player_list", "history", "game_start_acknowledgment");
            assertThat(again.startedGames()).isEqualTo(hers.startedGames());
        }
    }

    @Test
    void letsAnOpenRoomStartAnotherGameOnceTheFirstIsOver() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.starts();
        var first = hers.startedGames().getFirst();
        room.resign(new GameId(first), bob);
        assertThat(room.enter(lobby, alice).startedGames()).isEmpty();
        his.starts();
        assertThat(hers.startedGames()).hasSize(2).isEqualTo(his.startedGames()).doesNotHaveDuplicates();
    }

    @Test
    void letsTwoOthersPlayInARoomWhereAGameWasLeftUnfinished() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.starts();
        hers.goes();
        var carol = room.enter(lobby, room.person("Carol"));
        carol.starts();
        his.starts();
        assertThat(carol.startedGames()).hasSize(2).doesNotHaveDuplicates();
        assertThat(his.startedGames().getLast()).isEqualTo(carol.startedGames().getLast());
        assertThat(games(alice)).isEqualTo(1);
    }

    @Test
    void startsTheLobbysOwnGame() {
        var game = room.game(alice, bob);
        var hers = room.enter(game.toString(), alice);
        assertThat(hers.startedGames()).isEmpty();
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error needs_two_players");
        var his = room.enter(game.toString(), bob);
        his.starts();
        assertThat(hers.startedGames()).containsExactly(game.value()).isEqualTo(his.startedGames());
        assertThat(restarted.enter(game.toString(), bob).startedGames()).containsExactly(game.value());
        assertThat(games(alice)).isEqualTo(1);
    }

    @Test
    void refusesToStartAGameThatIsOver() {
        var game = room.game(alice, bob);
        room.resign(game, alice);
        var hers = room.enter(game.toString(), alice);
        room.enter(game.toString(), bob);
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error game_over");
    }

    @Test
    void waitsUntilTheInviteIsAccepted() {
        var game = room.gameOnHold(alice, bob);
        var hers = room.enter(game.toString(), alice);
        var his = room.enter(game.toString(), bob);
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error waiting_for_opponent");
        database.write(tx -> room.games.tables().release(tx, game));
        hers.starts();
        assertThat(his.startedGames()).containsExactly(game.value());
    }

    private long games(UserId player) {
        return database.read(handle -> handle.select("SELECT COUNT(*) FROM games WHERE player_x = ?", player.value())
                        .mapTo(Long.class)
                        .one()
                + handle.select("SELECT COUNT(*) FROM games WHERE player_o = ?", player.value())
                        .mapTo(Long.class)
                        .one());
    }
}
