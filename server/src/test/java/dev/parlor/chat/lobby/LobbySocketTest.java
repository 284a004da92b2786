package dev.parlor.chat.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.chat.LobbyRoom;
import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LobbySocketTest {
    private static final String GREEN = "green-room_1.a";

    private final TestDatabase database = new TestDatabase(Engine.SQLITE);
    private final LobbyRoom room = new LobbyRoom(database);
    private final UserId alice = room.person("Alice");
    private final UserId bob = room.person("Bob");
    private final UserId carol = room.person("Carol");

    @AfterEach
    void close() {
        room.close();
        database.close();
    }

    @Test
    void welcomesANewcomerAndShowsWhoIsThereAndWhatWasSaid() {
        var hers = room.enter(GREEN, alice);
        hers.chats("hi");
        var his = room.enter(GREEN, bob);
        assertThat(his.connection().types()).containsExactly("connection_success", "update_player_list", "history");
        assertThat(his.connection().messages().getFirst().path("message").asString())
                .isEqualTo("Welcome to the chat lobby, Bob!");
        assertThat(his.present()).containsExactly(alice.value(), bob.value());
        assertThat(his.history()).isEqualTo(hers.heard());
    }

    @Test
    void writesAMessageExactlyAsTheContractShowsIt() {
        var hers = room.enter(GREEN, alice);
        hers.chats("  hi ");
        var id = hers.heard().getFirst().path("id").asString();
        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(hers.connection().frames().getLast().text()).isEqualTo("""
                {"type":"chat_message","message":{"id":"%s","sender":"Alice","sender_id":%d,"content":"hi",\
                "timestamp":"2026-11-23T09:00:00.123Z"}}""".formatted(id, alice.value()));
    }

    @Test
    void keepsLobbiesApart() {
        var hers = room.enter(GREEN, alice);
        var his = room.enter("Green-room_1.a", bob);
        hers.chats("only here");
        assertThat(his.heard()).isEmpty();
        assertThat(his.present()).containsExactly(bob.value());
        assertThat(room.history("Green-room_1.a", carol)).isEmpty();
    }

    @Test
    void refusesWhatIsNoMessageAndSaysWhy() {
        var hers = room.enter(GREEN, alice);
        hers.chats(" \n\t ");
        assertThat(sentence(hers)).isEqualTo("Message cannot be empty.");
        hers.says("{\"type\":\"chat_message\",\"message\":[]}");
        assertThat(sentence(hers)).isEqualTo("Message must be a string.");
        hers.chats("🂡".repeat(251));
        assertThat(sentence(hers)).isEqualTo("Message is too long. Max 250 characters.");
        hers.says("{\"type\":\"chat_message\",\"message\":\"a\\u0000b\"}");
        assertThat(hers.refusal()).isEqualTo("error bad_field");
        hers.says("{\"type\":\"chat_message\",\"message\":\"a\\ud800b\"}");
        assertThat(hers.refusal()).isEqualTo("error bad_field");
        hers.chats("🂡".repeat(250));
        assertThat(hers.heard()).hasSize(1);
        assertThat(hers.connection().closed()).isEmpty();
    }

    @Test
    void boundsWhatOneUserSaysInAllLobbiesTogether() {
        try (var strict = new LobbyRoom(database, Limits.DEFAULTS)) {
            var here = strict.enter(GREEN, alice);
            var there = strict.enter("elsewhere", alice);
            for (var i = 0; i < 5; i++) {
                here.chats("here");
                there.chats("there");
            }
            there.chats("too much");
            assertThat(there.refusal()).isEqualTo("error throttled");
            var his = strict.enter(GREEN, bob);
            his.chats("I may");
            assertThat(his.heard()).hasSize(1);
        }
    }

    @Test
    void letsAUserLeaveByOneSocketAndStayByAnother() {
        var hers = room.enter(GREEN, alice);
        var his = room.enter(GREEN, bob);
        var again = room.enter(GREEN, bob);
        his.says("{\"type\":\"leave_lobby\",\"id\":\"l1\"}");
        assertThat(his.connection().types()).endsWith("leave_lobby_success", "ack");
        assertThat(his.connection().closed()).map(TestConnection.Closed::code).contains(CloseCode.NORMAL);
        his.goes();
        room.later.pass(Roster.PAUSE);
        assertThat(hers.present()).containsExactly(alice.value(), bob.value());
        again.goes();
        room.later.pass(Roster.PAUSE);
        assertThat(hers.present()).containsExactly(alice.value());
    }

    @Test
    void listsTheFirstHundredOfACrowdAndCountsTheRest() {
        var first = room.enter(GREEN, alice);
        IntStream.range(0, 150).forEach(n -> room.enter(GREEN, room.person("Guest")));
        room.later.pass(Roster.PAUSE);
        var lists = first.connection().messages("update_player_list");
        assertThat(lists).hasSize(2);
        assertThat(lists.getLast().path("players")).hasSize(100);
        assertThat(lists.getLast().path("count").asInt()).isEqualTo(151);
        assertThat(first.present()).startsWith(alice.value());
        var last = room.enter(GREEN, bob);
        assertThat(last.connection().types()).startsWith("connection_success", "update_player_list", "history");
    }

    @Test
    void admitsNobodyButTheTwoSeatsToTheLobbyOfAGame() {
        var game = room.game(alice, bob);
        var hers = room.enter(game.toString(), alice);
        hers.chats("between us");
        var outsider = room.enter(game.toString(), carol);
        assertThat(outsider.connection().closed().map(TestConnection.Closed::code))
                .contains(CloseCode.FORBIDDEN);
        hers.chats("still");
        assertThat(outsider.connection().messages()).isEmpty();
        assertThat(room.enter("0", alice).connection().closed().map(TestConnection.Closed::code))
                .contains(CloseCode.NOT_FOUND);
        assertThat(hers.heard()).hasSize(2);
    }

    @Test
    void closesTheLobbyOfAGameThatIsRemoved() {
        var game = room.gameOnHold(alice, bob);
        var hers = room.enter(game.toString(), alice);
        var otherwise = room.enter("00" + game, bob);
        room.later.pass(Roster.PAUSE);
        assertThat(hers.present()).containsExactly(alice.value(), bob.value());
        database.write(tx -> room.games.tables().remove(tx, game));
        assertThat(hers.connection().closed().map(TestConnection.Closed::code)).contains(CloseCode.NOT_FOUND);
        assertThat(otherwise.connection().closed().map(TestConnection.Closed::code))
                .contains(CloseCode.NOT_FOUND);
    }

    private static String sentence(LobbyRoom.Guest guest) {
        return Optional.of(guest.connection().last())
                .filter(last -> last.path("type").asString().equals("error"))
                .orElseThrow()
                .path("message")
                .asString();
    }
}
