package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameRoom.Sitting;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.Seat;
import dev.parlor.game.rematch.RematchOffer;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothEngines
class RematchTest {
    private static final String REQUEST = "{\"type\":\"rematch_request\"}";
    private static final String ACCEPT = "{\"type\":\"rematch_accept\"}";
    private static final String DECLINE = "{\"type\":\"rematch_decline\"}";
    private static final int ROUNDS = 30;

    private final GameRoom room;
    /// Another node on the same database.
    private final GameRoom elsewhere;

    private final UserId alice;
    private final UserId bob;
    private final UserId carol;

    RematchTest(TestDatabase database) {
        room = new GameRoom(database);
        elsewhere = new GameRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
        carol = room.person("Carol");
    }

    @AfterEach
    void close() {
        room.close();
        elsewhere.close();
    }

    @Test
    void showsAnOfferToEverybodyAndButtonsToItsReceiver() {
        var match = won();
        var hers = quiet(match, alice);
        var his = quiet(match, bob);
        var onlooker = quiet(match, carol);
        his.says(REQUEST);
        assertThat(hers.connection().last().toString()).isEqualTo("""
                {"type":"rematch_offer","game_id":"%s","message":"Bob wants a rematch!","rematchRequestedBy":"O",\
                "requesterUserId":%d,"receiverUserId":%d,"showActions":true,"uiMode":"receiver","playerRole":"X",\
                "createdAtMs":%d,"isRematchOfferVisible":true,"rematchPending":true}\
                """.formatted(
                        match.id(), bob.value(), alice.value(), room.now.get().toEpochMilli()));
        assertThat(role(his)).isEqualTo("O requester false");
        assertThat(role(onlooker)).isEqualTo("Spectator requester false");
        his.says(REQUEST);
        assertThat(hers.connection().messages("rematch_offer")).hasSize(1);
    }

    @Test
    void beginsANewGameWithSeatsSwappedAndTheLoserFirst() {
        var match = won();
        var hers = quiet(match, alice);
        var his = quiet(match, bob);
        his.says(REQUEST);
        hers.says(ACCEPT);
        var start = his.connection().last();
        assertThat(start.path("type").asString()).isEqualTo("rematch_start");
        assertThat(start).isEqualTo(hers.connection().last());
        assertThat(start.path("sessionKey").asString()).matches("[A-Za-z0-9_-]{32}");
        assertThat(start.path("lobby_id").asString()).isEqualTo(match.id().toString());
        var next = game(start);
        assertThat(start.path("message").asString())
                .isEqualTo("A new rematch game has been created: Game " + next.id());
        assertThat(next.seats().roleOf(bob)).contains(Role.X);
        assertThat(next.seats().roleOf(alice)).contains(Role.O);
        assertThat(next.board().turn()).isEqualTo(Role.X);
        assertThat(next.watchable()).isTrue();
        assertThat(next.version()).isEqualTo(1);
    }

    @Test
    void afterADrawTheFormerSecondMovesFirst() {
        var match = room.game(alice, bob);
        for (var position : List.of(0, 4, 8, 2, 6, 3, 5, 7, 1)) {
            match = room.move(match, match.board().turn() == Role.X ? alice : bob, position);
        }
        var next = played(match);
        assertThat(next.seats().at(next.board().turn())).isEqualTo(new Seat.HumanSeat(bob));
    }

    @Test
    void bothAskingIsAgreeing() {
        var match = won();
        var hers = quiet(match, alice);
        var his = quiet(match, bob);
        hers.says(REQUEST);
        his.says(REQUEST);
        assertThat(his.connection().types()).containsExactly("rematch_offer", "rematch_start");
    }

    @Test
    void keepsTheLobbyThroughARowOfRematches() {
        var first = won();
        var second = played(first);
        GameRoom.done(room.games.resign(second.id(), alice));
        var hers = quiet(room.now(second), alice);
        var his = quiet(room.now(second), bob);
        hers.says(REQUEST);
        his.says(ACCEPT);
        assertThat(his.connection().last().path("lobby_id").asString())
                .isEqualTo(first.id().toString());
    }

    @Test
    void declines() {
        var match = won();
        var hers = quiet(match, alice);
        var his = quiet(match, bob);
        hers.says(REQUEST);
        his.says(DECLINE);
        assertThat(hers.connection().last().toString()).isEqualTo("""
                {"type":"rematch_declined","game_id":"%s","message":"Bob declined the rematch.","rematchPending":false,\
                "isRematchOfferVisible":false,"requesterUserId":%d,"receiverUserId":%d,"createdAtMs":%d}\
                """.formatted(
                        match.id(), alice.value(), bob.value(), room.now.get().toEpochMilli()));
        his.says(ACCEPT);
        assertThat(code(his)).isEqualTo("no_rematch_offer");
        his.says(REQUEST);
        assertThat(hers.connection().last().path("type").asString()).isEqualTo("rematch_offer");
    }

    @Test
    void expiresAfterAMinuteAlsoWhenTheServerWasAway() {
        var match = won();
        var hers = quiet(match, alice);
        hers.says(REQUEST);
        var his = elsewhere.sit(match, bob);
        his.connection().take();
        elsewhere.now.set(room.now.get().plus(RematchOffer.LIFETIME));
        elsewhere.rematches.start();
        elsewhere.later.pass(Duration.ofMillis(1));
        var expired = his.connection().last();
        assertThat(expired.path("type").asString()).isEqualTo("rematch_expired");
        assertThat(expired.path("requesterUserId").asLong()).isEqualTo(alice.value());
        his.says(ACCEPT);
        assertThat(code(his)).isEqualTo("no_rematch_offer");
    }

    @Test
    void isTooLateInTheVeryMomentOfExpiry() {
        var match = won();
        quiet(match, alice).says(REQUEST);
        room.now.set(room.now.get().plus(RematchOffer.LIFETIME));
        var his = quiet(match, bob);
        his.says(ACCEPT);
        assertThat(code(his)).isEqualTo("no_rematch_offer");
    }

    @Test
    void showsANewcomerWhatStands() {
        var match = won();
        quiet(match, alice).says(REQUEST);
        var his = room.sit(match, bob);
        assertThat(role(his)).isEqualTo("O receiver true");
        his.says(ACCEPT);
        assertThat(room.sit(match, alice).connection().last().path("new_game_id"))
                .isEqualTo(his.connection().last().path("new_game_id"));
        var running = room.game(alice, bob);
        assertThat(room.sit(running, alice).connection().last().path("type").asString())
                .isEqualTo("game_update");
    }

    @Test
    void refusesWhoeverMayNot() {
        var match = won();
        var hers = quiet(match, alice);
        hers.says(ACCEPT);
        assertThat(code(hers)).isEqualTo("no_rematch_offer");
        hers.says(REQUEST);
        hers.says(ACCEPT);
        assertThat(code(hers)).isEqualTo("no_rematch_offer");
        var onlooker = quiet(match, carol);
        onlooker.says(DECLINE);
        assertThat(code(onlooker)).isEqualTo("not_a_player");
        var his = quiet(match, bob);
        his.says(ACCEPT);
        his.says(REQUEST);
        assertThat(code(his)).isEqualTo("rematch_begun");
        var running = quiet(room.game(alice, bob), alice);
        running.says(REQUEST);
        assertThat(code(running)).isEqualTo("game_not_over");
        var computer = room.gameAgainst(Difficulty.EASY, alice);
        GameRoom.done(room.games.resign(computer.id(), alice));
        var alone = quiet(room.now(computer), alice);
        alone.says(REQUEST);
        assertThat(code(alone)).isEqualTo("no_opponent");
    }

    @Test
    void needsAnOpponentWhoStillHasAnAccount() {
        var match = won();
        var hers = quiet(match, alice);
        quiet(match, bob).says(REQUEST);
        room.disable(bob);
        for (var answer : List.of(ACCEPT, DECLINE, REQUEST)) {
            hers.says(answer);
            assertThat(code(hers)).as(answer).isEqualTo("no_opponent");
        }
    }

    @Test
    void bothAskingAtOnceOnTwoNodesMakesOneGame() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var match = won();
            var replies = atOnce(
                    () -> room.rematches.request(match.id(), alice),
                    () -> elsewhere.rematches.request(match.id(), bob));
            assertThat(replies).containsOnly(CommandReply.DONE);
            assertThat(room.sit(match, carol).connection().last().path("type").asString())
                    .isEqualTo("rematch_start");
        }
    }

    @Test
    void acceptingAndDecliningAtOnceHasOneOutcome() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var match = won();
            room.rematches.request(match.id(), alice);
            var replies = atOnce(
                    () -> room.rematches.accept(match.id(), bob), () -> elsewhere.rematches.decline(match.id(), bob));
            assertThat(replies).containsOnlyOnce(CommandReply.DONE);
        }
    }

    private static List<CommandReply> atOnce(Callable<CommandReply> one, Callable<CommandReply> other)
            throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    /// A game that Alice has won at X.
    private Match won() {
        return GameRoom.done(room.games.resign(room.game(alice, bob).id(), bob));
    }

    /// The rematch of a finished game between Alice and Bob.
    private Match played(Match match) {
        var his = quiet(match, bob);
        quiet(match, alice).says(REQUEST);
        his.says(ACCEPT);
        return game(his.connection().last());
    }

    private Match game(JsonNode start) {
        return room.store.find(new GameId(start.path("new_game_id").asLong())).orElseThrow();
    }

    private Sitting quiet(Match match, UserId user) {
        var sitting = room.sit(match, user);
        room.later.pass(Duration.ofSeconds(1));
        sitting.connection().take();
        return sitting;
    }

    private static String role(Sitting sitting) {
        var offer = sitting.connection().last();
        return offer.path("playerRole").asString() + " " + offer.path("uiMode").asString() + " "
                + offer.path("showActions").asBoolean();
    }

    private static String code(Sitting sitting) {
        return sitting.connection().last().path("code").asString();
    }
}
