package dev.parlor.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusSocketTest {
    private static TestDatabase database;
    private static TestDatabase gone;

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean outage = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> afterNextRead = new AtomicReference<>();
    private Crossing crossing;
    private UserId alice;
    private UserId bob;
    private UserId carol;

    @BeforeAll
    static void openDatabase() {
        database = new TestDatabase(Engine.SQLITE);
        gone = new TestDatabase(Engine.SQLITE);
        gone.close();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void meet() {
        crossing = new Crossing(new Watched());
        alice = crossing.circle.person("Alice");
        bob = crossing.circle.person("Bob");
        carol = crossing.circle.person("Carol");
        crossing.circle.join(alice, bob);
    }

    @AfterEach
    void close() {
        crossing.close();
    }

    @Test
    void tellsANewcomerWhichFriendsAreOnline() {
        crossing.circle.join(alice, carol);
        crossing.settled(bob);
        assertThat(crossing.open(alice).heard()).containsExactly(online(bob));
    }

    @Test
    void tellsFriendsOnceOnAllTheirSockets() {
        var one = crossing.settled(alice);
        var other = crossing.settled(alice);
        crossing.settled(bob);
        crossing.settled(bob);
        assertThat(one.heard()).containsExactly(online(bob));
        assertThat(other.heard()).containsExactly(online(bob));
    }

    @Test
    void tellsNobodyElse() {
        var stranger = crossing.settled(carol);
        crossing.circle.ask(carol, bob);
        var own = crossing.settled(bob);
        own.close();
        crossing.passGrace();
        assertThat(stranger.heard()).isEmpty();
        assertThat(own.heard()).isEmpty();
        assertThat(crossing.open(carol).heard()).isEmpty();
    }

    @Test
    void aSnapshotAndTheUpdatesAfterItAreExactlyOnce() {
        crossing.open(bob);
        var tab = crossing.open(alice);
        assertThat(tab.heard()).isEmpty();
        crossing.later.pass(PresenceBatcher.MOMENT);
        assertThat(tab.heard()).containsExactly(online(bob));
        crossing.later.pass(Duration.ofMinutes(1));
        assertThat(tab.heard()).isEmpty();
    }

    @Test
    void closingOneOfTwoTabsChangesNothing() {
        var tab = crossing.settled(alice);
        var one = crossing.settled(bob);
        var other = crossing.settled(bob);
        tab.heard();
        one.close();
        crossing.passGrace();
        assertThat(tab.heard()).isEmpty();
        other.close();
        crossing.passGrace();
        assertThat(tab.heard()).containsExactly(offline(bob));
        assertThat(crossing.leases.online(bob)).isFalse();
    }

    @Test
    void aReloadIsNotTold() {
        var tab = crossing.settled(alice);
        var first = crossing.settled(bob);
        tab.heard();
        first.close();
        crossing.later.pass(PresenceLeases.GRACE.minusMillis(1));
        crossing.settled(bob).close();
        crossing.later.pass(PresenceLeases.GRACE.minusMillis(1));
        crossing.settled(bob);
        crossing.passGrace();
        assertThat(tab.heard()).isEmpty();
    }

    @Test
    void whoIsAwayForLongerIsToldToBeOfflineThenOnline() {
        var tab = crossing.settled(alice);
        crossing.settled(bob).close();
        crossing.passGrace();
        crossing.settled(bob);
        assertThat(tab.heard()).containsExactly(online(bob), offline(bob), online(bob));
    }

    @Test
    void whoIsOffAndOnWithinAMomentIsNotToldOf() {
        var tab = crossing.settled(alice);
        crossing.settled(bob).close();
        tab.heard();
        crossing.later.pass(PresenceLeases.GRACE);
        crossing.open(bob);
        crossing.later.pass(Duration.ofMinutes(1));
        assertThat(tab.heard()).isEmpty();
    }

    @Test
    void aCrowdCostsOneLookAtTheDatabase() {
        var tab = crossing.settled(alice);
        var crowd = IntStream.range(0, 30)
                .mapToObj(n -> crossing.circle.person("Friend"))
                .toList();
        crowd.forEach(friend -> crossing.circle.join(alice, friend));
        tab.heard();
        crowd.forEach(crossing::open);
        reads.set(0);
        crossing.later.pass(PresenceBatcher.MOMENT);
        assertThat(reads).hasValue(1);
        assertThat(tab.heard()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void newFriendsHearOfEachOtherAtOnce() {
        var hers = crossing.settled(alice);
        var theirs = crossing.settled(carol);
        crossing.circle.join(carol, alice);
        assertThat(hers.heard()).containsExactly(online(carol));
        assertThat(theirs.heard()).containsExactly(online(alice));
        theirs.close();
        crossing.passGrace();
        assertThat(hers.heard()).containsExactly(offline(carol));
    }

    @Test
    void formerFriendsHearNoMoreOfEachOther() {
        var hers = crossing.settled(alice);
        var his = crossing.settled(bob);
        hers.heard();
        crossing.circle.part(bob, alice);
        his.close();
        crossing.passGrace();
        crossing.settled(bob);
        assertThat(hers.heard()).isEmpty();
        assertThat(crossing.presence.onlineFriends(alice)).isEmpty();
    }

    @Test
    void nothingIsToldToWhoIsUnfriendedWhileFriendsAreLookedUp() {
        var hers = crossing.settled(alice);
        crossing.open(bob);
        afterNextRead.set(() -> crossing.circle.part(bob, alice));
        crossing.later.pass(PresenceBatcher.MOMENT);
        assertThat(afterNextRead).hasNullValue();
        assertThat(hers.heard()).isEmpty();
    }

    @Test
    void everythingIsToldToWhoIsBefriendedWhileFriendsAreLookedUp() {
        var hers = crossing.settled(alice);
        var theirs = crossing.open(carol);
        afterNextRead.set(() -> crossing.circle.join(carol, alice));
        crossing.later.pass(PresenceBatcher.MOMENT);
        assertThat(hers.heard()).containsExactly(offline(carol), online(carol));
        assertThat(theirs.heard()).containsExactly(online(alice));
    }

    @Test
    void aSnapshotShowsWhoIsBefriendedWhileFriendsAreLookedUp() {
        crossing.settled(carol);
        afterNextRead.set(() -> crossing.circle.join(carol, alice));
        assertThat(crossing.open(alice).heard()).containsExactly(online(carol));
    }

    @Test
    void whatADatabaseOutageHeldUpIsToldAfterIt() {
        var tab = crossing.settled(alice);
        crossing.open(bob);
        outage.set(true);
        crossing.later.pass(Duration.ofSeconds(3));
        assertThat(tab.heard()).isEmpty();
        outage.set(false);
        crossing.later.pass(PresenceBatcher.PAUSE);
        assertThat(tab.heard()).containsExactly(online(bob));
    }

    @Test
    void aSocketThatCouldNotBeGreetedLeavesNobodyOnline() {
        var connection = TestConnection.of(bob.value());
        outage.set(true);
        assertThatThrownBy(() -> crossing.presence.arrived(connection)).isInstanceOf(StoreUnavailable.class);
        outage.set(false);
        crossing.presence.left(connection);
        crossing.passGrace();
        assertThat(crossing.leases.online(bob)).isFalse();
    }

    @Test
    void answersSyncWithAllFriends() {
        crossing.circle.join(alice, carol);
        crossing.settled(bob);
        var tab = crossing.settled(alice);
        tab.heard();
        tab.says("{\"type\":\"sync\",\"id\":\"a\"}");
        assertThat(tab.heard()).containsExactlyInAnyOrder(online(bob), offline(carol), "ack ");
    }

    @Test
    void staysOpenWhenItCanNotUnderstand() {
        var tab = crossing.settled(alice);
        for (var text : new String[] {"{", "[]", "{\"type\":\"dance\"}", "{}"}) {
            tab.says(text);
        }
        assertThat(tab.heard())
                .containsExactly("error parse_error", "error parse_error", "error unknown_type", "error bad_field");
        assertThat(tab.connection().closed()).isEmpty();
    }

    @Test
    void tellsNotificationsTheSame() {
        crossing.settled(bob);
        var greeted = new ArrayList<UserId>();
        var connection = TestConnection.of(alice.value());
        crossing.presence.arrived(connection, greeted::addAll);
        assertThat(greeted).containsExactly(bob);
        assertThat(connection.messages()).isEmpty();
        crossing.presence.left(connection);
        crossing.presence.left(connection);
        crossing.passGrace();
        assertThat(crossing.leases.online(alice)).isFalse();
    }

    private static String online(UserId user) {
        return user.value() + " online";
    }

    private static String offline(UserId user) {
        return user.value() + " offline";
    }

    /// The database, with its reads counted, and none while there is an outage.
    private final class Watched implements Database {
        @Override
        public <T> T read(Function<Handle, T> query) {
            reads.incrementAndGet();
            if (outage.get()) {
                return gone.read(query);
            }
            var result = database.read(query);
            var interruption = afterNextRead.getAndSet(null);
            if (interruption != null) {
                interruption.run();
            }
            return result;
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            return database.write(work);
        }

        @Override
        public Optional<StoreUnavailable> outage() {
            return database.outage();
        }

        @Override
        public DatabaseLoad load() {
            return database.load();
        }

        @Override
        public boolean shared() {
            return database.shared();
        }

        @Override
        public void close() {}
    }
}
