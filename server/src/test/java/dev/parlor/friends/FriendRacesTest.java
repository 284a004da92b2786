package dev.parlor.friends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.friends.FriendRequestResult.RequestObjection;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two people at once, each at a node of their own: no lock in memory helps, only the database does.
@OnBothEngines
class FriendRacesTest {
    private static final int ROUNDS = 50;

    private final TestDatabase database;
    private final Circle here;
    private final Circle there;

    FriendRacesTest(TestDatabase database) {
        this.database = database;
        here = new Circle(database);
        there = new Circle(database);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void twoWhoAskEachOtherAtOnceBecomeFriends() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");

            var asked = atOnce(() -> here.friendships.ask(alice, bob), () -> there.friendships.ask(bob, alice));

            assertThat(asked).hasAtLeastOneElementOfType(FriendRequestResult.RequestSent.class);
            assertThat(asked).hasAtLeastOneElementOfType(FriendRequestResult.RequestAgreed.class);
            assertThat(here.friends.areFriends(alice, bob)).isTrue();
            assertThat(here.between(alice, bob)).hasSize(1);
            var told = new ArrayList<>(here.eventTypes(alice));
            told.addAll(here.eventTypes(bob));
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            "friend_request_sent", "friend_request", "friend_added", "friend_accepted");
        }
    }

    @Test
    void aUserHasAHundredRequestsWaitingAtMostAlsoWhenTwoAreSentAtOnce() throws Exception {
        var alice = here.person("Alice");
        for (var number = 1; number < FriendStore.MOST_SENT; number++) {
            here.ask(alice, here.person("Bob"));
        }
        var carol = here.person("Carol");
        var dave = here.person("Dave");
        var tooMany = new FriendRequestResult.RequestRefused(RequestObjection.TOO_MANY_SENT);

        var asked = atOnce(() -> here.friendships.ask(alice, carol), () -> there.friendships.ask(alice, dave));

        assertThat(asked).hasAtLeastOneElementOfType(FriendRequestResult.RequestSent.class);
        assertThat(asked).contains(tooMany);
        var erin = here.person("Erin");
        here.ask(erin, alice);
        assertThat(here.friendships.ask(alice, erin)).isInstanceOf(FriendRequestResult.RequestAgreed.class);
        var frank = here.person("Frank");
        assertThat(here.friendships.ask(alice, frank)).isEqualTo(tooMany);
        var sent = here.friendships.of(alice).stream()
                .filter(one -> !one.accepted())
                .toList();
        assertThat(sent).hasSize(FriendStore.MOST_SENT);
        assertThat(here.friendships.remove(sent.getFirst().id(), alice)).isTrue();
        assertThat(here.friendships.ask(alice, frank)).isInstanceOf(FriendRequestResult.RequestSent.class);
    }

    @Test
    void anAnswerAndItsOppositeHaveOneOutcome() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");
            var request = here.request(alice, bob);

            atOnce(
                    () -> here.friendships.accept(request.id(), bob),
                    () -> there.friendships.remove(request.id(), alice));

            assertThat(here.friends.areFriends(alice, bob)).isFalse();
            assertThat(here.between(alice, bob)).isEmpty();
            assertThat(here.eventTypes(bob))
                    .filteredOn(type -> !type.equals("friend_added"))
                    .containsExactly("friend_request", "friend_removed");
        }
    }

    @Test
    void aRequestNeverOutlivesABlock() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");

            atOnce(() -> here.friendships.ask(bob, alice), () -> {
                there.friendships.block(alice, bob);
                return true;
            });

            assertThat(here.between(alice, bob)).isEmpty();
            assertThat(here.friends.blocked(alice, bob)).isTrue();
        }
    }

    @Test
    void nothingThatNeedsAFriendIsCommittedAfterTheFriendshipHasEnded() throws Exception {
        // What is written for a friend is counted in `losses`; the end of the friendship notes it in `wins`.
        there.friends.whenEnded((tx, one, other) ->
                tx.handle().execute("UPDATE users SET wins = losses WHERE id IN (?, ?)", one.value(), other.value()));
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.person("Bob");
            var friendship = here.befriend(alice, bob);

            atOnce(() -> write(alice, bob), () -> there.friendships.remove(friendship.id(), bob));

            assertThat(unnoted(alice)).isZero();
        }
    }

    private int unnoted(UserId user) {
        return database.read(handle -> handle.select("SELECT losses - wins FROM users WHERE id = ?", user.value())
                .mapTo(Integer.class)
                .one());
    }

    private boolean write(UserId from, UserId to) {
        return database.write(tx -> {
            var friends = here.friends.areFriends(tx.handle(), from, to);
            if (friends) {
                tx.handle().execute("UPDATE users SET losses = losses + 1 WHERE id = ?", from.value());
            }
            return friends;
        });
    }

    private static <T> List<T> atOnce(Callable<? extends T> one, Callable<? extends T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            List<Future<? extends T>> running = List.of(
                    threads.submit(() -> {
                        start.await();
                        return one.call();
                    }),
                    threads.submit(() -> {
                        start.await();
                        return other.call();
                    }));
            for (var task : running) {
                results.add(task.get());
            }
            return results;
        }
    }
}
