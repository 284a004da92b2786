package dev.parlor.chat.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.chat.TalkRoom;
import dev.parlor.chat.TalkRoom.Side;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.limits.Limits;
import dev.parlor.realtime.CloseCode;
import dev.parlor.store.Deployment;
import dev.parlor.store.Pages;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection.Closed;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class DirectMessagesTest {
    private final TestDatabase database;
    private final TalkRoom room;
    private final TalkRoom restarted;
    private final UserId alice;
    private final UserId bob;
    private final UserId carol;

    DirectMessagesTest(TestDatabase database) {
        this.database = database;
        room = new TalkRoom(database);
        restarted = new TalkRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
        carol = room.person("Carol");
        room.circle.join(alice, bob);
    }

    @AfterEach
    void close() {
        room.close();
        restarted.close();
    }

    @Test
    void writesAMessageExactlyAsTheContractShowsIt() {
        var hers = room.talk(alice, bob);
        hers.says("  hello  ");
        assertThat(hers.last().toString()).isEqualTo("""
                {"type":"message","sender_id":%d,"receiver_id":%d,"message":"hello","message_id":%d,\
                "conversation_id":"%d__%d","timestamp":"2026-11-23T09:00:00.123Z","epoch":"%s"}\
                """.formatted(
                        alice.value(),
                        bob.value(),
                        hers.last().path("message_id").asLong(),
                        alice.value(),
                        bob.value(),
                        Deployment.id(database)));
    }

    @Test
    void deliversToEverySocketOfBothAndToTheNotificationsOfBoth() {
        var sockets =
                List.of(room.talk(alice, bob), room.talk(alice, bob), room.talk(bob, alice), room.talk(bob, alice));
        var news = room.listen(bob, Map.of());
        var own = room.listen(alice, Map.of());
        sockets.getFirst().says("hello");
        assertThat(sockets).allSatisfy(socket -> assertThat(socket.heard()).containsExactly("hello"));
        assertThat(news.connection().types()).containsExactly("hello", "dm", "badge");
        assertThat(own.connection().types()).containsExactly("hello", "dm_sent");
        assertThat(room.unread.of(bob.value())).isEqualTo(Map.of(alice.value(), 1));
    }

    @Test
    void whatSomebodyWroteWhoIsNoFriendAnyMoreIsNotCountedUntilTheyAreFriendsAgain() {
        room.talk(alice, bob).says("hello");
        var news = room.listen(bob, Map.of());
        assertThat(unread(news)).isEqualTo(1);
        room.circle.part(alice, bob);
        var badge = news.connection().messages("badge").getLast();
        assertThat(badge.path("dm_unread_total").asInt()).isZero();
        assertThat(badge.path("by_friend")).isEmpty();
        assertThat(unread(room.listen(bob, Map.of()))).isZero();
        room.circle.ask(bob, alice);
        assertThat(room.unread.of(bob.value())).isEmpty();
        room.circle.part(alice, bob);
        room.circle.join(alice, bob);
        assertThat(news.connection()
                        .messages("badge")
                        .getLast()
                        .path("dm_unread_total")
                        .asInt())
                .isEqualTo(1);
        assertThat(room.unread.of(bob.value())).isEqualTo(Map.of(alice.value(), 1));
    }

    @Test
    void whatSomebodyWroteWhoIsBlockedIsNotCounted() {
        room.talk(alice, bob).says("hello");
        var news = room.listen(bob, Map.of());
        room.circle.block(bob, alice);
        assertThat(news.connection()
                        .messages("badge")
                        .getLast()
                        .path("dm_unread_total")
                        .asInt())
                .isZero();
        assertThat(room.unread.of(bob.value())).isEmpty();
    }

    private static int unread(TalkRoom.Side greeted) {
        return greeted.connection()
                .messages("hello")
                .getFirst()
                .path("unread")
                .path("dm_unread_total")
                .asInt();
    }

    @Test
    void areExportedAllOldestFirst() {
        room.circle.join(alice, carol);
        var said = new ArrayList<String>();
        var toBob = room.talk(alice, bob);
        var fromCarol = room.talk(carol, alice);
        for (var number = 0; number < Pages.SIZE + 20; number++) {
            (number % 2 == 0 ? toBob : fromCarol).says("number " + number);
            said.add("number " + number);
        }
        room.circle.join(bob, carol);
        room.talk(bob, carol).says("none of her business");
        var exported = Json.parse(Json.bytes(new MessageAccountData(database, new MessageStore()).belongings(alice)));
        assertThat(exported.valueStream().map(message -> message.path("content").asString()))
                .containsExactlyElementsOf(said);
    }

    @Test
    void everybodySeesTheSameOrderWhichIsThatOfTheIds() throws Exception {
        var hers = room.talk(alice, bob);
        var his = room.talk(bob, alice);
        var news = room.listen(bob, Map.of());
        var start = new CyclicBarrier(8);
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 8; thread++) {
                var speaker = room.talk(thread % 2 == 0 ? alice : bob, thread % 2 == 0 ? bob : alice);
                done.add(threads.submit(() -> {
                    start.await();
                    IntStream.range(0, 25).forEach(n -> speaker.says("number " + n));
                    return speaker;
                }));
            }
        }
        for (var one : done) {
            one.get();
        }
        var ids = hers.numbers("message", "message_id");
        assertThat(ids).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(his.numbers("message", "message_id")).isEqualTo(ids);
        assertThat(news.numbers("dm", "event_id")).hasSize(100);
        var events = news.connection().messages().stream()
                .filter(message -> message.has("event_id"))
                .map(message -> message.path("event_id").asLong())
                .toList();
        assertThat(events)
                .hasSize(200)
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(n -> events.getFirst() + n)
                        .toList());
        assertThat(room.talk(bob, alice, Map.of("since", "" + ids.get(149))).numbers("message", "message_id"))
                .isEqualTo(ids.subList(150, 200));
    }

    @Test
    void keepsAMessageOnceHoweverOftenItIsSentAlsoAfterARestart() {
        var hers = room.talk(alice, bob);
        hers.says("once", "m1");
        hers.says("once", "m1");
        var again = restarted.talk(alice, bob);
        again.says("once", "m1");
        assertThat(again.connection().types()).containsExactly("ack");
        assertThat(again(bob)).containsExactly("once");
        again.says("another", "m1");
        assertThat(again.last().path("code").asString()).isEqualTo("id_reused");
        var elsewhere = new TalkRoom(database);
        elsewhere.now.set(room.now.get().plus(Duration.ofMinutes(5)));
        elsewhere.talk(alice, bob).says("another", "m1");
        elsewhere.close();
        assertThat(again(bob)).containsExactly("once", "another");
    }

    @Test
    void keepsOneOfTwoMessagesThatHaveOneIdOnTwoNodes() throws Exception {
        room.circle.join(alice, carol);
        for (var round = 0; round < 20; round++) {
            var toBob = room.talk(alice, bob);
            var toCarol = restarted.talk(alice, carol);
            var id = "round" + round;
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var other = threads.submit(() -> {
                    start.await();
                    toCarol.says("hello Carol", id);
                    return start;
                });
                start.await();
                toBob.says("hello Bob", id);
                finish(other);
            }
            assertThat(List.of(outcome(toBob), outcome(toCarol)))
                    .containsExactlyInAnyOrder("message ack", "error id_reused");
        }
    }

    private static String outcome(Side side) {
        var answer = side.last().path("code").asString("");
        return (String.join(" ", side.connection().types()) + " " + answer).strip();
    }

    @Test
    void asksToLoadAnewWhoKnowsAMessageThatIsNewerThanAll() {
        var strangers = room.talk(bob, alice, Map.of("since", "1"));
        assertThat(strangers.connection().types()).containsExactly("resync");
        var hers = room.talk(alice, bob);
        hers.says("hello");
        var newest = hers.last().path("message_id").asLong();
        assertThat(room.talk(bob, alice, Map.of("since", "" + (newest + 1)))
                        .connection()
                        .types())
                .containsExactly("resync");
        assertThat(room.talk(bob, alice, Map.of("since", "" + newest))
                        .connection()
                        .types())
                .isEmpty();
    }

    @Test
    void asksToLoadAnewWhoseMessagesAreOfAnotherHistory() {
        var hers = room.talk(alice, bob);
        hers.says("one");
        hers.says("two");
        var first = "" + hers.numbers("message", "message_id").getFirst();
        var same = Map.of("since", first, "epoch", Deployment.id(database));
        assertThat(room.talk(bob, alice, same).heard()).containsExactly("two");
        var other = room.talk(bob, alice, Map.of("since", first, "epoch", "0123456789abcdef"));
        assertThat(other.connection().types()).containsExactly("resync");
        assertThat(other.last().path("epoch").asString()).isEqualTo(Deployment.id(database));
    }

    @Test
    void isForFriendsOnly() {
        for (var stranger : List.of(room.talk(carol, bob), room.talk(bob, carol), room.talk(bob, bob))) {
            assertThat(stranger.connection().closed().map(Closed::code)).contains(CloseCode.FORBIDDEN);
            assertThat(stranger.connection().messages()).isEmpty();
        }
    }

    @Test
    void closesBothSidesWhenTheFriendshipEndsButLeavesWhatWasSaid() {
        var hers = room.talk(alice, bob);
        var his = room.talk(bob, alice);
        hers.says("hello");
        room.circle.part(alice, bob);
        for (var side : List.of(hers, his)) {
            assertThat(side.connection().closed().map(Closed::code)).contains(CloseCode.FORBIDDEN);
        }
        room.circle.join(alice, bob);
        assertThat(again(bob)).containsExactly("hello");
    }

    @Test
    void keepsNoMessageOnceTheFriendshipHasEnded() throws Exception {
        for (var round = 0; round < 30; round++) {
            var hers = restarted.talk(alice, bob);
            var text = "round " + round;
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var parting = threads.submit(() -> {
                    start.await();
                    room.circle.part(alice, bob);
                    return start;
                });
                start.await();
                hers.says(text);
                finish(parting);
            }
            // Nothing that is kept may have been refused, and nothing refused kept.
            room.circle.join(alice, bob);
            assertThat(again(bob).contains(text)).isEqualTo(hers.heard().contains(text));
        }
    }

    private static void finish(Future<?> other) throws InterruptedException, ExecutionException {
        other.get();
    }

    @Test
    void marksWhatWasReadAndTellsBoth() {
        var hers = room.talk(alice, bob);
        var his = room.talk(bob, alice);
        var news = room.listen(bob, Map.of());
        IntStream.range(0, 3).forEach(n -> hers.says("number " + n));
        var second = hers.numbers("message", "message_id").get(1);
        his.does("{'type':'read','message_id':" + second + "}");
        assertThat(hers.last().toString())
                .isEqualTo("{\"type\":\"read\",\"reader_id\":%d,\"message_id\":%d}".formatted(bob.value(), second));
        assertThat(news.last().path("dm_unread_total").asInt()).isEqualTo(1);
        hers.connection().take();
        his.does("{'type':'read','message_id':" + second + "}");
        hers.does("{'type':'read','message_id':999999999}");
        assertThat(hers.connection().messages()).isEmpty();
        his.does("{'type':'read','message_id':999999999}");
        assertThat(room.unread.of(bob.value())).isEmpty();
    }

    @Test
    void tellsTheOtherOfTypingAtMostOnceInThreeSeconds() {
        var slow = new TalkRoom(database, Limits.DEFAULTS);
        var hers = slow.talk(alice, bob);
        var his = slow.talk(bob, alice);
        IntStream.range(0, 5).forEach(n -> hers.does("{'type':'typing'}"));
        assertThat(his.connection().types()).containsExactly("typing");
        assertThat(hers.connection().messages()).isEmpty();
        slow.close();
    }

    @Test
    void slowsAUserDownOnAllSocketsTogether() {
        var slow = new TalkRoom(database, Limits.DEFAULTS);
        var sides = List.of(slow.talk(alice, bob), slow.talk(alice, bob));
        IntStream.range(0, 20).forEach(n -> sides.get(n % 2).says("number " + n));
        assertThat(sides.getFirst().heard()).hasSize(20);
        // Five more for each second that this has taken.
        Eventually.holds(() -> {
            sides.getLast().says("too much");
            return sides.getLast().last().path("code").asString("").equals("throttled");
        });
        slow.close();
    }

    @Test
    void replaysNoMoreThanASocketsQueueHolds() {
        var hers = room.talk(alice, bob);
        // Six bytes each on the wire.
        var longest = "-" + "\\u0001".repeat(1998) + "-";
        IntStream.range(0, 40).forEach(n -> hers.says(longest));
        assertThat(again(bob)).hasSize(40);
        IntStream.range(0, 5).forEach(n -> hers.says(longest));
        assertThat(room.talk(bob, alice, Map.of("since", "0")).connection().types())
                .containsExactly("resync");
    }

    @Test
    void keepsAnyTextThatIsWellFormedAsItIs() {
        var hers = room.talk(alice, bob);
        var text = "<b>&amp; \u2028 e\u0301 \uD83C\uDCA1 ; DROP TABLE users;--";
        hers.says(text);
        assertThat(again(bob)).containsExactly(text);
        hers.says("\uD83C\uDCA1".repeat(2000));
        assertThat(hers.last().path("type").asString()).isEqualTo("message");
        for (var wrong : List.of("x".repeat(2001), "half \\ud83c", "nul \\u0000")) {
            hers.says(wrong);
            assertThat(hers.last().path("type").asString()).isEqualTo("error");
        }
    }

    /// What a user's new socket is told of what was said.
    private List<String> again(UserId user) {
        Side side = room.talk(user, user.equals(bob) ? alice : bob, Map.of("since", "0"));
        return side.heard();
    }
}
