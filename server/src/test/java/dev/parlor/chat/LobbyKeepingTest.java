package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.schedule.Housekeeping;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a lobby remembers, and for how long.
@OnBothEngines
class LobbyKeepingTest {
    private final TestDatabase database;
    private final LobbyRoom room;
    private final LobbyRoom restarted;
    private final UserId alice;
    private final UserId bob;
    /// One of its own for each test.
    private final String lobby = UUID.randomUUID().toString();

    LobbyKeepingTest(TestDatabase database) {
        this.database = database;
        room = new LobbyRoom(database);
        restarted = new LobbyRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        database.write(tx -> tx.handle().execute("DELETE FROM lobbies"));
        room.close();
        restarted.close();
    }

    @Test
    void showsTheLastFiftyAlsoAfterARestart() {
        var hers = room.enter(lobby, alice);
        IntStream.range(0, 60).forEach(n -> hers.chats("number " + n));
        assertThat(restarted.history(lobby, bob))
                .isEqualTo(hers.heard().subList(10, 60))
                .hasSize(50);
        assertThat(room.rows("lobby_messages")).isEqualTo(50);
    }

    @Test
    void keepsAMessageOnceHoweverOftenItIsSent() {
        var hers = room.enter(lobby, alice);
        hers.chats("once", "m1");
        assertThat(hers.connection().types()).endsWith("chat_message", "ack");
        hers.chats("once", "m1");
        var again = restarted.enter(lobby, alice);
        again.chats("once", "m1");
        assertThat(again.connection().last().path("type").asString()).isEqualTo("ack");
        assertThat(again.heard()).isEmpty();
        assertThat(room.history(lobby, bob)).hasSize(1);
        again.chats("something else", "m2");
        restarted.enter(lobby + "b", alice).chats("once", "m3");
        assertThat(room.history(lobby, bob)).hasSize(2);
    }

    @Test
    void refusesAnIdThatNamedAnotherMessage() {
        room.enter(lobby, alice).chats("once", "m1");
        var again = restarted.enter(lobby, alice);
        again.chats("twice", "m1");
        assertThat(again.refusal()).isEqualTo("error id_reused");
        var elsewhere = restarted.enter(lobby + "b", alice);
        elsewhere.chats("once", "m1");
        assertThat(elsewhere.refusal()).isEqualTo("error id_reused");
        var his = restarted.enter(lobby, bob);
        his.chats("his own", "m1");
        assertThat(his.heard()).hasSize(1);
    }

    @Test
    void takesAnIdAnewAfterFiveMinutes() {
        room.enter(lobby, alice).chats("once", "m1");
        restarted.now.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
        var again = restarted.enter(lobby, alice);
        again.chats("once", "m1");
        assertThat(again.heard()).hasSize(1);
        assertThat(room.history(lobby, bob)).hasSize(2);
    }

    @Test
    void forgetsALobbyThatNobodyHasUsedInAWeek() {
        room.enter(lobby, alice).chats("long ago");
        room.now.updateAndGet(now -> now.plus(Duration.ofDays(7)));
        room.enter(lobby + "b", alice).chats("just now");
        room.later.pass(Housekeeping.PAUSE);
        assertThat(room.history(lobby, bob)).hasSize(1);
        room.now.updateAndGet(now -> now.plusMillis(1));
        room.later.pass(Housekeeping.PAUSE);
        assertThat(room.history(lobby, bob)).isEmpty();
        assertThat(room.history(lobby + "b", bob)).hasSize(1);
        assertThat(room.rows("lobbies")).isEqualTo(1);
    }

    @Test
    void keepsNothingOfALobbyWhereNoGameCouldStart() {
        var name = room.gameOnHold(alice, bob).toString();
        var hers = room.enter(name, alice);
        room.enter(name, bob);
        hers.starts();
        assertThat(hers.refusal()).isEqualTo("error waiting_for_opponent");
        assertThat(room.rows("lobbies WHERE name = '" + name + "'")).isZero();
        hers.chats("hello");
        hers.starts();
        assertThat(room.history(name, bob)).hasSize(1);
    }

    @Test
    void keepsAnyTextThatIsWellFormedAsItIs() {
        var text = "<b>&amp;\"'\\ \u0001\u2028 e\u0301 \uD83C\uDCA1 '; DROP TABLE lobbies;--";
        var hers = room.enter(lobby, alice);
        hers.chats(text);
        assertThat(hers.heard().getFirst().path("content").asString()).isEqualTo(text);
        assertThat(restarted.history(lobby, bob)).isEqualTo(hers.heard());
    }
}
