package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.Match;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class GameSetupTest {
    private final TestDatabase database;
    private final GameRoom room;
    private final GameSetup tables;
    private final UserId alice;
    private final UserId bob;

    GameSetupTest(TestDatabase database) {
        this.database = database;
        room = new GameRoom(database);
        tables = room.module.tables();
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void knowsWhichGamesThereAre() {
        assertThat(tables.supports("tic_tac_toe")).isTrue();
        assertThat(tables.supports("chess")).isFalse();
    }

    @Test
    void dealsAGameThatIsForItsTwoPeopleOnly() {
        var game = deal(GameProposal.fair("tic_tac_toe", alice, bob));
        var table = tables.find(game).orElseThrow();
        assertThat(table.players()).containsExactly(alice, bob);
        assertThat(table.onHold() || table.over()).isFalse();
        assertThat(table.winner()).isEmpty();
        assertThat(room.games.find(game, room.person("Carol"))).isEmpty();
        assertThat(room.games.open(bob)).extracting(Match::id).doesNotContain(game);
    }

    @Test
    void tossesACoinUnlessItIsToldWhoMovesFirst() {
        for (var role : Role.values()) {
            room.coin.favour(role);
            assertThat(turn(GameProposal.fair("tic_tac_toe", alice, bob))).isEqualTo(role);
        }
        assertThat(turn(GameProposal.fair("tic_tac_toe", alice, bob).begunBy(alice)))
                .isEqualTo(Role.X);
        room.coin.favour(Role.X);
        assertThat(turn(GameProposal.fair("tic_tac_toe", alice, bob).begunBy(bob)))
                .isEqualTo(Role.O);
    }

    @Test
    void letsNobodyMoveOrGiveUpWhileOnHold() {
        var game = deal(held());
        for (var user : List.of(alice, bob)) {
            var moved = GameRoom.refusal(room.games.move(game, user, 4, OptionalInt.empty()));
            assertThat(moved).isEqualTo(GameRefusal.INVITE_PENDING);
            assertThat(moved.code()).isEqualTo("waiting_for_opponent");
            assertThat(GameRoom.refusal(room.games.resign(game, user))).isEqualTo(GameRefusal.INVITE_PENDING);
        }
    }

    @Test
    void letsThemPlayOnceReleased() {
        room.coin.favour(Role.X);
        var game = deal(held());
        assertThat(tables.find(game).orElseThrow().onHold()).isTrue();
        assertThat(database.<Boolean>write(tx -> tables.release(tx, game))).isTrue();
        assertThat(database.<Boolean>write(tx -> tables.release(tx, game))).isFalse();
        var played = GameRoom.done(room.games.move(game, alice, 4, OptionalInt.of(1)));
        assertThat(played.version()).isEqualTo(2);
    }

    @Test
    void removesAGameOnHoldAndClosesItsBoardAndItsLobby() {
        var game = deal(held());
        var board = room.sit(room.store.find(game).orElseThrow(), alice).connection();
        var lobby = TestConnection.of(bob.value());
        room.layer.join(Topics.lobby(game.toString()), lobby);
        database.write(tx -> {
            assertThat(tables.remove(tx, game)).isTrue();
            assertThat(board.closed()).isEmpty();
            return 0;
        });
        assertThat(tables.find(game)).isEmpty();
        assertThat(room.store.history(game)).isEmpty();
        assertThat(List.of(board, lobby))
                .allSatisfy(socket ->
                        assertThat(socket.closed().orElseThrow().code()).isEqualTo(CloseCode.NOT_FOUND));
    }

    @Test
    void neverRemovesAGameThatCouldBePlayed() {
        var game = deal(GameProposal.fair("tic_tac_toe", alice, bob));
        assertThat(database.<Boolean>write(tx -> tables.remove(tx, game))).isFalse();
        assertThat(tables.find(game)).isPresent();
    }

    @Test
    void sendsAwayWhoeverComesInJustWhenTheGameIsRemoved() {
        var game = deal(held());
        database.write(tx -> tables.remove(tx, game));
        var late = TestConnection.of(alice.value());
        room.games.enter(game, late, entered -> {});
        assertThat(late.closed().orElseThrow().code()).isEqualTo(CloseCode.NOT_FOUND);
    }

    @Test
    void showsWhoWon() {
        var game = deal(GameProposal.fair("tic_tac_toe", alice, bob));
        room.games.resign(game, alice);
        assertThat(tables.find(game).orElseThrow().winner()).isEqualTo(Optional.of(bob));
        assertThat(tables.find(game).orElseThrow().over()).isTrue();
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> GameProposal.fair("tic_tac_toe", alice, alice))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deal(GameProposal.fair("chess", alice, bob))).hasMessageContaining("chess");
    }

    private GameProposal held() {
        return GameProposal.fair("tic_tac_toe", alice, bob).keptOnHold();
    }

    private GameId deal(GameProposal table) {
        return database.write(tx -> tables.deal(tx, table));
    }

    private Role turn(GameProposal table) {
        return tables.find(deal(table)).orElseThrow().turn();
    }
}
