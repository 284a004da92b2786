package dev.parlor.realtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.Principal;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RosterTest {
    private static final Topic GAME = Topics.game(1);

    record Entry(long id, String role) {}

    private final MemoryChannelLayer layer = new MemoryChannelLayer();
    private final ManualLater later = new ManualLater();
    private final Roster<Entry> roster =
            new Roster<>(Topic.TopicKind.GAME, Entry.class, layer, later, InstantSource.fixed(Instant.EPOCH));

    @Test
    void tellsEverybodyInJoinOrder() {
        var alice = enter(1, "X");
        later.pass(Roster.PAUSE);
        var bob = enter(2, "O");
        assertThat(list(alice)).isEqualTo("[{\"id\":1,\"role\":\"X\"},{\"id\":2,\"role\":\"O\"}]");
        assertThat(bob.messages()).hasSize(1);
        assertThat(bob.last().toString())
                .isEqualTo("{\"type\":\"update_player_list\",\"players\":" + list(alice) + "}");
    }

    @Test
    void aSecondSocketOfAUserChangesNothingForOthers() {
        var alice = enter(1, "X");
        later.pass(Roster.PAUSE);
        alice.take();
        var tab = enter(1, "X");
        later.pass(Roster.PAUSE);
        assertThat(alice.messages()).isEmpty();
        assertThat(list(tab)).isEqualTo("[{\"id\":1,\"role\":\"X\"}]");
        roster.leave(GAME, tab);
        later.pass(Roster.PAUSE);
        assertThat(alice.messages()).isEmpty();
        assertThat(roster.in(GAME)).containsExactly(new Entry(1, "X"));
    }

    @Test
    void tellsTheOthersWhenTheLastSocketOfAUserIsGone() {
        var alice = enter(1, "X");
        var bob = enter(2, "O");
        later.pass(Roster.PAUSE);
        layer.leaveAll(bob);
        roster.leave(GAME, bob);
        roster.leave(GAME, bob);
        later.pass(Roster.PAUSE);
        assertThat(list(alice)).isEqualTo("[{\"id\":1,\"role\":\"X\"}]");
    }

    @Test
    void tellsTheNewcomerAtOnceAndTheOthersOnceInAPause() {
        var alice = enter(1, "X");
        assertThat(alice.messages()).hasSize(1);
        for (var user = 2; user <= 50; user++) {
            assertThat(enter(user, "Spectator").messages()).hasSize(1);
        }
        assertThat(alice.messages()).hasSize(1);
        later.pass(Roster.PAUSE);
        assertThat(alice.messages()).hasSize(2);
        assertThat(alice.last().path("players").size()).isEqualTo(50);
        later.pass(Roster.PAUSE.multipliedBy(4));
        assertThat(alice.messages()).hasSize(2);
    }

    @Test
    void listsTheFirstHundredAndCountsTheRest() {
        var first = enter(1, "X");
        for (var user = 2; user <= 100; user++) {
            enter(user, "Spectator");
        }
        later.pass(Roster.PAUSE);
        assertThat(first.last().has("count")).isFalse();
        enter(101, "Spectator");
        later.pass(Roster.PAUSE);
        assertThat(first.last().path("players").size()).isEqualTo(100);
        assertThat(first.last().path("count").intValue()).isEqualTo(101);
    }

    @Test
    void showsAChangedEntry() {
        var alice = enter(1, "Spectator");
        later.pass(Roster.PAUSE);
        roster.change(GAME, 1, new Entry(1, "O"));
        roster.change(GAME, 7, new Entry(7, "O"));
        assertThat(list(alice)).isEqualTo("[{\"id\":1,\"role\":\"O\"}]");
    }

    @Test
    void keepsNothingOfAnEmptyGroup() {
        var alice = enter(1, "X");
        var bob = enter(2, "O");
        roster.leave(GAME, alice);
        roster.leave(GAME, bob);
        roster.leave(Topics.game(9), bob);
        later.pass(Roster.PAUSE.multipliedBy(3));
        assertThat(roster.groups()).isZero();
        assertThat(later.waiting()).isZero();
        assertThat(roster.in(GAME)).isEmpty();
    }

    @Test
    void survivesACrowdFromManyThreads() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var user = 1; user <= 200; user++) {
            var id = user;
            threads.add(Thread.ofVirtual().start(() -> {
                var connection = enter(id, "Spectator");
                if (id % 2 == 0) {
                    roster.leave(GAME, connection);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(roster.in(GAME)).hasSize(100);
    }

    private TestConnection enter(long userId, String role) {
        var connection = new TestConnection(new Principal(userId, "s" + userId, Instant.MAX));
        layer.join(GAME, connection);
        roster.enter(GAME, connection, new Entry(userId, role), Set.of());
        return connection;
    }

    private static String list(TestConnection connection) {
        return connection.last().path("players").toString();
    }
}
