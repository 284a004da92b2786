package dev.parlor.friends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.friends.FriendRequestResult.RequestObjection;
import dev.parlor.friends.Friendships.AcceptResult;
import dev.parlor.friends.blocks.BlockStore.Blocked;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class FriendshipsTest {
    private static final FriendshipId UNKNOWN = new FriendshipId(Long.MAX_VALUE);

    private final TestDatabase database;
    private final Circle circle;
    private final Friends friends;
    private final Friendships friendships;
    private final List<String> ended = new ArrayList<>();
    private UserId alice;
    private UserId bob;
    private UserId carol;

    FriendshipsTest(TestDatabase database) {
        this.database = database;
        circle = new Circle(database);
        friends = circle.friends;
        friendships = circle.friendships;
        friends.whenEnded((tx, one, other) -> ended.add(one.value() + " and " + other.value()));
    }

    @BeforeEach
    void meet() {
        alice = circle.person("Alice");
        bob = circle.person("Bob");
        carol = circle.person("Carol");
    }

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void aRequestIsNoFriendshipYet() {
        var request = circle.request(alice, bob);
        assertThat(friends.areFriends(alice, bob)).isFalse();
        assertThat(friends.friendsOf(alice)).isEmpty();
        assertThat(friendships.of(bob)).containsExactly(request);
        assertThat(circle.eventTypes(bob)).containsExactly("friend_request");
        assertThat(circle.eventTypes(alice)).containsExactly("friend_request_sent");
    }

    @Test
    void anAcceptedRequestIsAFriendshipOfBoth() {
        var request = circle.request(alice, bob);
        assertThat(friendships.accept(request.id(), bob)).isEqualTo(AcceptResult.ACCEPTED);
        assertThat(friends.areFriends(alice, bob)).isTrue();
        assertThat(friends.areFriends(bob, alice)).isTrue();
        assertThat(friends.friendsOf(alice)).containsExactly(bob);
        assertThat(friends.friendsOf(bob)).containsExactly(alice);
        assertThat(circle.eventTypes(alice)).containsExactly("friend_request_sent", "friend_accepted");
    }

    @Test
    void acceptingAgainIsNoNews() {
        var request = circle.request(alice, bob);
        friendships.accept(request.id(), bob);
        assertThat(friendships.accept(request.id(), bob)).isEqualTo(AcceptResult.BEFORE);
        assertThat(circle.eventTypes(alice)).hasSize(2);
    }

    @Test
    void onlyTheReceiverAnswersARequest() {
        var request = circle.request(alice, bob);
        for (var other : List.of(alice, carol)) {
            assertThat(friendships.accept(request.id(), other)).isEqualTo(AcceptResult.NONE);
            assertThat(friendships.decline(request.id(), other)).isFalse();
        }
        assertThat(friendships.remove(request.id(), carol)).isFalse();
        assertThat(friendships.accept(UNKNOWN, bob)).isEqualTo(AcceptResult.NONE);
        assertThat(friendships.of(alice)).containsExactly(request);
    }

    @Test
    void askingBackIsAccepting() {
        var request = circle.request(alice, bob);
        assertThat(friendships.ask(bob, alice)).isEqualTo(new FriendRequestResult.RequestAgreed(request.asAccepted()));
        assertThat(friends.areFriends(alice, bob)).isTrue();
        assertThat(circle.eventTypes(alice)).containsExactly("friend_request_sent", "friend_accepted");
    }

    @Test
    void refusesWhatChangesNothing() {
        assertThat(refusal(alice, alice)).isEqualTo(RequestObjection.ONESELF);
        circle.request(alice, bob);
        assertThat(refusal(alice, bob)).isEqualTo(RequestObjection.SENT_BEFORE);
        friendships.ask(bob, alice);
        assertThat(refusal(alice, bob)).isEqualTo(RequestObjection.FRIENDS_ALREADY);
        assertThat(refusal(bob, alice)).isEqualTo(RequestObjection.FRIENDS_ALREADY);
    }

    @Test
    void whatIsEndedIsGoneForBothAndToldToBoth() {
        var friendship = circle.befriend(alice, bob);
        assertThat(friendships.remove(friendship.id(), alice)).isTrue();
        assertThat(friends.areFriends(alice, bob)).isFalse();
        assertThat(circle.between(bob, alice)).isEmpty();
        assertThat(ended).containsExactly(alice.value() + " and " + bob.value());
        assertThat(circle.eventTypes(bob)).containsExactly("friend_request", "friend_added", "friend_removed");
        assertThat(circle.eventTypes(alice))
                .containsExactly("friend_request_sent", "friend_accepted", "friend_removed");
        assertThat(friendships.remove(friendship.id(), alice)).isFalse();
        assertThat(friendships.decline(friendship.id(), bob)).isFalse();
    }

    @Test
    void aDeclinedRequestMayBeSentAgain() {
        var request = circle.request(alice, bob);
        assertThat(friendships.decline(request.id(), bob)).isTrue();
        assertThat(ended).isEmpty();
        assertThat(circle.eventTypes(alice)).containsExactly("friend_request_sent", "friend_removed");
        assertThat(circle.eventTypes(bob)).containsExactly("friend_request", "friend_removed");
        assertThat(circle.request(alice, bob).id()).isNotEqualTo(request.id());
    }

    @Test
    void anAcceptedRequestCanNotBeDeclined() {
        var friendship = circle.befriend(alice, bob);
        assertThat(friendships.decline(friendship.id(), bob)).isFalse();
        assertThat(friends.areFriends(alice, bob)).isTrue();
    }

    @Test
    void listsTheNewestFirst() {
        circle.request(alice, bob);
        circle.request(carol, alice);
        assertThat(friendships.of(alice)).extracting(Friendship::from).containsExactly(carol, alice);
    }

    @Test
    void findsTheFriendsOfManyAtOnce() {
        circle.befriend(alice, bob);
        circle.befriend(carol, alice);
        var found = friends.friendsOf(List.of(alice, bob, carol, new UserId(Long.MAX_VALUE)));
        assertThat(found.get(alice)).containsExactlyInAnyOrder(bob, carol);
        found.remove(alice);
        assertThat(found).isEqualTo(Map.of(bob, List.of(alice), carol, List.of(alice)));
    }

    @Test
    void blockingEndsTheFriendshipAndHidesTheBlocker() {
        circle.befriend(alice, bob);
        friendships.block(alice, bob);
        assertThat(friends.areFriends(alice, bob)).isFalse();
        assertThat(ended).hasSize(1);
        assertThat(friends.blocked(alice, bob)).isTrue();
        assertThat(friends.blocked(bob, alice)).isTrue();
        assertThat(refusal(bob, alice)).isEqualTo(RequestObjection.NOBODY);
        assertThat(refusal(alice, bob)).isEqualTo(RequestObjection.BLOCKED_BY_YOU);
    }

    @Test
    void theOtherDevicesOfABlockerAreToldOfEachChangeOnceAndTheBlockedIsNot() {
        friendships.block(alice, bob);
        friendships.block(alice, bob);
        friendships.unblock(alice, bob);
        friendships.unblock(alice, bob);
        assertThat(circle.events(alice))
                .extracting(event -> event.path("type").asString() + " "
                        + event.path("user_id").asLong() + " "
                        + event.path("blocked").asBoolean())
                .containsExactly("block_changed " + bob.value() + " true", "block_changed " + bob.value() + " false");
        assertThat(circle.eventTypes(bob)).isEmpty();
    }

    @Test
    void bothSeeTheFriendshipFromTheirSideInWhatTheyAreTold() {
        circle.befriend(alice, bob);
        assertThat(circle.events(alice))
                .extracting(event -> event.at("/friendship/friend_name").asString())
                .containsOnly("Bob");
        assertThat(circle.events(bob))
                .extracting(event -> event.at("/friendship/friend_name").asString())
                .containsOnly("Alice");
    }

    @Test
    void blockingTakesARequestAwayEitherWay() {
        circle.request(alice, bob);
        friendships.block(alice, bob);
        assertThat(circle.between(alice, bob)).isEmpty();
        circle.request(carol, alice);
        friendships.block(alice, carol);
        assertThat(circle.between(alice, carol)).isEmpty();
    }

    @Test
    void bothMayBlockAndEachEndsOnlyTheirOwn() {
        friendships.block(alice, bob);
        friendships.block(alice, bob);
        friendships.block(bob, alice);
        friendships.unblock(alice, bob);
        assertThat(friendships.blockedBy(alice)).isEmpty();
        assertThat(blockedBy(bob)).containsExactly(alice);
        assertThat(friends.blocked(alice, bob)).isTrue();
        friendships.unblock(bob, alice);
        assertThat(friends.blocked(alice, bob)).isFalse();
        assertThat(circle.request(bob, alice).accepted()).isFalse();
    }

    @Test
    void whoIsDisabledLooksLikeNobody() {
        circle.disable(bob);
        assertThat(refusal(alice, bob)).isEqualTo(RequestObjection.NOBODY);
    }

    @Test
    void listsWhomOneHasBlocked() {
        friendships.block(bob, alice);
        friendships.block(bob, carol);
        friendships.block(alice, bob);
        assertThat(blockedBy(bob)).containsExactly(alice, carol);
        assertThat(blockedBy(alice)).containsExactly(bob);
        assertThat(friendships.blockedBy(carol)).isEmpty();
    }

    @Test
    void knowsWhomABlockerHasMet() {
        circle.request(carol, alice);
        friendships.block(alice, bob);
        friendships.block(alice, carol);
        friendships.unblock(alice, bob);
        friendships.block(alice, bob);
        assertThat(friendships.ask(alice, bob))
                .isEqualTo(new FriendRequestResult.RequestRefused(RequestObjection.BLOCKED_BY_YOU));
        assertThat(friendships.blockedBy(alice)).containsExactly(new Blocked(bob, false), new Blocked(carol, true));
    }

    @Test
    void blocksWhoIsNobodyLikeAnybodyElse() {
        var nobody = new UserId(Long.MAX_VALUE);
        assertThat(friendships.block(alice, nobody)).isTrue();
        assertThat(friendships.block(alice, nobody)).isTrue();
        assertThat(friendships.blockedBy(alice)).containsExactly(new Blocked(nobody, false));
        friendships.unblock(alice, nobody);
        friendships.unblock(alice, nobody);
        assertThat(friendships.blockedBy(alice)).isEmpty();
        assertThat(circle.eventTypes(alice)).containsExactly("block_changed", "block_changed");
    }

    @Test
    void aBlockOfNobodyHoldsOnceTheIdIsSomebodys() {
        var next = new UserId(circle.person("Dave").value() + 1);
        friendships.block(alice, next);
        assertThat(circle.person("Erin")).isEqualTo(next);
        assertThat(friends.blocked(next, alice)).isTrue();
        assertThat(refusal(next, alice)).isEqualTo(RequestObjection.NOBODY);
        assertThat(friendships.blockedBy(alice)).containsExactly(new Blocked(next, false));
        friendships.unblock(alice, next);
        assertThat(friends.blocked(next, alice)).isFalse();
        assertThat(friendships.blockedBy(alice)).isEmpty();
        circle.request(next, alice);
    }

    @Test
    void aBlockStaysWhenTheBlockedLeaves() {
        circle.befriend(alice, bob);
        friendships.block(alice, bob);
        friendships.block(bob, alice);
        database.write(tx -> {
            circle.deletion.forget(tx, bob);
            return true;
        });
        assertThat(friendships.blockedBy(alice)).containsExactly(new Blocked(bob, false));
        assertThat(friendships.blockedBy(bob)).isEmpty();
    }

    @Test
    void refusesMoreBlocksThanOneMayHave() {
        database.write(tx -> tx.handle().execute("""
                        WITH RECURSIVE ids (id) AS (SELECT 1000000 UNION ALL SELECT id + 1 FROM ids WHERE id < 1000998)
                        INSERT INTO blocked_ids (user_id, blocked_id) SELECT ?, id FROM ids
                        """, alice.value()));
        assertThat(friendships.block(alice, bob)).isTrue();
        assertThat(friendships.block(alice, carol)).isFalse();
        assertThat(friendships.block(alice, new UserId(5_000_000))).isFalse();
        assertThat(friendships.block(alice, bob)).isTrue();
        assertThat(friends.blocked(alice, carol)).isFalse();
        friendships.unblock(alice, bob);
        assertThat(friendships.block(alice, carol)).isTrue();
    }

    @Test
    void whoLeavesEndsEverythingAndTheOthersAreTold() {
        circle.befriend(alice, bob);
        circle.request(alice, carol);
        friendships.block(alice, circle.person("Dave"));
        assertThat(circle.deletion.concerned(alice)).containsExactlyInAnyOrder(bob, carol);
        database.write(tx -> {
            circle.deletion.forget(tx, alice);
            return true;
        });
        assertThat(friendships.of(alice)).isEmpty();
        assertThat(friendships.blockedBy(alice)).isEmpty();
        assertThat(ended).hasSize(1);
        for (var other : List.of(bob, carol)) {
            assertThat(friendships.of(other)).isEmpty();
            assertThat(circle.eventTypes(other))
                    .filteredOn(type -> !type.equals("friend_added"))
                    .containsExactly("friend_request", "friend_removed");
        }
        assertThat(circle.events(bob).getLast().at("/friendship/friend_name").asString())
                .isEqualTo("Alice");
    }

    @Test
    void givesItsOwnerEverything() {
        circle.befriend(alice, bob);
        friendships.block(alice, carol);
        var belongings = circle.deletion.of(alice);
        assertThat(belongings.friendships()).extracting(FriendshipView::friend).containsExactly(bob.value());
        assertThat(belongings.blocked()).containsExactly(carol.value());
    }

    @Test
    void showsEachTheOther() {
        circle.online.add(bob);
        var friendship = circle.befriend(alice, bob);
        var seen = circle.views.one(friendship, alice);
        assertThat(seen.friend()).isEqualTo(bob.value());
        assertThat(seen.friendName()).isEqualTo("Bob");
        assertThat(seen.friendStatus()).isEqualTo("online");
        assertThat(circle.views.one(friendship, bob).friendStatus()).isEqualTo("offline");
        assertThat(circle.events(alice).getFirst().at("/friendship/friend_id").longValue())
                .isEqualTo(bob.value());
    }

    @Test
    void whoIsNoFriendYetLooksOffline() {
        circle.online.add(bob);
        assertThat(circle.views.one(circle.request(alice, bob), alice).friendStatus())
                .isEqualTo("offline");
    }

    @Test
    void aTransactionKeepsFriendsFriends() {
        circle.befriend(alice, bob);
        assertThat(together(alice, bob)).isTrue();
        assertThat(together(alice, carol)).isFalse();
        assertThat(together(alice, alice)).isFalse();
        circle.request(alice, carol);
        assertThat(together(alice, carol)).isFalse();
    }

    private boolean together(UserId one, UserId other) {
        return database.write(tx -> friends.areFriends(tx.handle(), one, other));
    }

    private List<UserId> blockedBy(UserId user) {
        return friendships.blockedBy(user).stream().map(Blocked::user).toList();
    }

    private RequestObjection refusal(UserId from, UserId to) {
        return ((FriendRequestResult.RequestRefused) friendships.ask(from, to)).why();
    }
}
