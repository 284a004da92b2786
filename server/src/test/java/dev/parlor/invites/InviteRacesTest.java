package dev.parlor.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to an invite at one moment, at nodes that share nothing but the database: no lock in memory helps.
@OnBothEngines
class InviteRacesTest {
    private static final int ROUNDS = 50;
    private static final Duration LATE = InviteRoom.LIFETIME.plusSeconds(1);

    private final InviteRoom here;
    private final InviteRoom there;
    /// Its clock is ahead: for it, every invite is due.
    private final InviteRoom ahead;

    InviteRacesTest(TestDatabase database) {
        here = new InviteRoom(database);
        there = new InviteRoom(database);
        ahead = new InviteRoom(database);
        ahead.now.updateAndGet(now -> now.plus(LATE));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        ahead.close();
    }

    @Test
    void hasOneOutcomeThatBothAreToldOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            var invite = here.sent(alice, bob);
            var id = invite.id();
            atOnce(List.of(
                    () -> here.invites.reply(id, bob, InviteReply.ACCEPT),
                    () -> there.invites.reply(id, alice, InviteReply.CANCEL),
                    () -> there.invites.reply(id, bob, InviteReply.DECLINE),
                    () -> ahead.expiry.expire(ahead.now.get()),
                    () -> {
                        there.circle.part(alice, bob);
                        return true;
                    }));
            settled(invite);
        }
    }

    @Test
    void hasOneOutcomeOfEachTwoThatMeet() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            var invite = here.sent(alice, bob);
            Callable<?> accept = () -> here.invites.reply(invite.id(), bob, InviteReply.ACCEPT);
            Callable<?> other = switch (round % 3) {
                case 0 -> () -> there.invites.reply(invite.id(), alice, InviteReply.CANCEL);
                case 1 -> () -> ahead.expiry.expire(ahead.now.get());
                default ->
                    () -> {
                        there.circle.part(alice, bob);
                        return true;
                    };
            };
            atOnce(List.of(accept, other));
            settled(invite);
        }
    }

    @Test
    void acceptsOnceForAReceiverWhoAcceptsTwice() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            var id = here.sent(alice, bob).id();
            var replies = atOnce(List.of(
                    () -> here.invites.reply(id, bob, InviteReply.ACCEPT),
                    () -> there.invites.reply(id, bob, InviteReply.ACCEPT)));
            assertThat(replies).hasOnlyElementsOfType(InviteReplyResult.ReplyDone.class);
            assertThat(here.told(alice)).containsExactly("invite_sent pending", "invite_status accepted");
        }
    }

    @Test
    void sendsOneInviteForASenderWhoSendsTwice() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            var invited = atOnce(List.of(
                    () -> here.invites.invite(alice, bob, InviteRoom.GAME),
                    () -> there.invites.invite(alice, bob, InviteRoom.GAME)));
            assertThat(invited).hasAtLeastOneElementOfType(InviteResult.InviteSent.class);
            assertThat(invited).hasAtLeastOneElementOfType(InviteResult.AlreadyInvited.class);
            assertThat(here.told(bob)).containsExactly("invite_created pending");
        }
    }

    @Test
    void neverLeavesAnInviteBetweenTwoWhoAreNoFriendsAnyMore() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            atOnce(List.of(() -> here.invites.invite(alice, bob, InviteRoom.GAME), () -> {
                there.circle.part(alice, bob);
                return true;
            }));
            var pending = new InviteQuery(Optional.of(InviteStatus.PENDING), InviteQuery.InviteRole.EITHER);
            assertThat(here.invites.of(alice, pending)).isEmpty();
        }
    }

    @Test
    void lettingExpireAtTwoNodesTellsOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var alice = here.person("Alice");
            var bob = here.friendOf(alice, "Bob");
            here.sent(alice, bob);
            here.sent(bob, alice);
            var late = ahead.now.get();
            atOnce(List.of(() -> here.expiry.expire(late), () -> there.expiry.expire(late)));
            assertThat(here.told(alice))
                    .containsExactlyInAnyOrder(
                            "invite_sent pending",
                            "invite_created pending",
                            "invite_status expired",
                            "invite_status expired");
        }
    }

    /// One outcome: in the database, told to each of the two exactly once, and the game there or gone with it.
    private void settled(Invite invite) {
        var outcome = here.current(invite).status();
        assertThat(outcome).isNotEqualTo(InviteStatus.PENDING);
        assertThat(here.told(invite.from()))
                .containsExactly("invite_sent pending", "invite_status " + outcome.wireName());
        assertThat(here.told(invite.to()))
                .containsExactly("invite_created pending", "invite_status " + outcome.wireName());
        var table = here.tables.find(invite.game());
        assertThat(table.isPresent()).isEqualTo(outcome == InviteStatus.ACCEPTED);
        assertThat(table.filter(there -> there.onHold())).isEmpty();
    }

    private static List<Object> atOnce(List<Callable<?>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var deed : deeds) {
                running.add(threads.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            var results = new ArrayList<Object>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
