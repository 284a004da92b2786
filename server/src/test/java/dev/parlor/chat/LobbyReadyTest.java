package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.chat.lobby.LobbyPlayer;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is ready for the game, as everybody in a lobby sees it.
@OnBothEngines
class LobbyReadyTest {
    private final LobbyRoom room;
    private final UserId alice;
    private final UserId bob;
    private final String lobby = UUID.randomUUID().toString();

    LobbyReadyTest(TestDatabase database) {
        room = new LobbyRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void showsEverybodyWhoIsReady() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.isReady(true);
        pass();
        assertThat(his.ready()).containsExactly(alice.value());
        hers.isReady(false);
        his.isReady(true);
        pass();
        assertThat(hers.ready()).containsExactly(bob.value());
    }

    @Test
    void showsANewcomerToo() {
        room.enter(lobby, alice).isReady(true);
        assertThat(room.enter(lobby, bob).ready()).containsExactly(alice.value());
    }

    @Test
    void staysReadyInAnotherTabUntilTheLastOneGoes() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.isReady(true);
        var tab = room.enter(lobby, alice);
        pass();
        assertThat(tab.ready()).containsExactly(alice.value());
        hers.goes();
        pass();
        assertThat(his.ready()).containsExactly(alice.value());
        tab.goes();
        room.enter(lobby, alice);
        pass();
        assertThat(his.ready()).isEmpty();
    }

    @Test
    void isOverOnceAGameStarts() {
        var hers = room.enter(lobby, alice);
        var his = room.enter(lobby, bob);
        hers.isReady(true);
        his.isReady(true);
        pass();
        assertThat(hers.ready()).containsExactly(alice.value(), bob.value());
        his.starts();
        pass();
        assertThat(hers.startedGames()).hasSize(1);
        assertThat(hers.ready()).isEmpty();
    }

    @Test
    void nothingOfItIsKnownFromANodeOfAnOlderVersion() {
        var written = "{\"id\":2,\"first_name\":\"Alice\"}";
        assertThat(Json.MAPPER.readValue(written, LobbyPlayer.class)).isEqualTo(new LobbyPlayer(2, "Alice"));
    }

    private void pass() {
        room.later.pass(Roster.PAUSE);
    }
}
