package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Engine;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.TwoNodes;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// In an open room a blocked pair neither hears nor sees each other, whichever of them has blocked the other, and
/// everybody else hears and sees both.
class BlockedInRoomsIT {
    private static final String ROOM = "/ws/chat/lobby/room/";

    @ParameterizedTest
    @MethodSource("dev.parlor.testkit.Engine#tested")
    void hidesABlockedPairFromEachOtherInARoom(Engine engine) {
        try (var live = LiveNode.start(Map.of("DATABASE_URL", engine.freshUrl()))) {
            hides(live, live);
        }
    }

    @Test
    void hidesABlockedPairFromEachOtherOnTwoNodes() {
        try (var nodes = new TwoNodes()) {
            hides(nodes.one(), nodes.other());
        }
    }

    private static void hides(LiveNode one, LiveNode other) {
        var alice = one.person("Alice");
        var bob = one.person("Bob").at(other);
        var carol = one.person("Carol");
        try (var ofAlice = alice.socket(ROOM);
                var ofBob = bob.socket(ROOM);
                var ofCarol = carol.socket(ROOM)) {
            for (var socket : List.of(ofAlice, ofBob, ofCarol)) {
                awaitNames(socket, "Alice", "Bob", "Carol");
            }
            say(ofAlice, "before");
            assertThat(heard(ofAlice)).isEqualTo("before");
            assertThat(heard(ofBob)).isEqualTo("before");
            assertThat(heard(ofCarol)).isEqualTo("before");

            block(bob, alice);

            awaitNames(ofAlice, "Alice", "Carol");
            awaitNames(ofBob, "Bob", "Carol");
            say(ofAlice, "of Alice");
            say(ofBob, "of Bob");
            assertThat(List.of(heard(ofCarol), heard(ofCarol))).containsExactlyInAnyOrder("of Alice", "of Bob");
            say(ofCarol, "of Carol");
            assertThat(List.of(heard(ofAlice), heard(ofAlice))).containsExactly("of Alice", "of Carol");
            assertThat(List.of(heard(ofBob), heard(ofBob))).containsExactly("of Bob", "of Carol");
        }
        looksTheSameToWhoComesAgain(alice, bob, carol);
    }

    private static void looksTheSameToWhoComesAgain(Person alice, Person bob, Person carol) {
        try (var ofAlice = alice.socket(ROOM);
                var ofBob = bob.socket(ROOM);
                var ofCarol = carol.socket(ROOM)) {
            assertThat(history(ofAlice)).containsExactly("before", "of Alice", "of Carol");
            assertThat(history(ofBob)).containsExactly("of Bob", "of Carol");
            assertThat(history(ofCarol)).contains("before", "of Alice", "of Bob", "of Carol");
            awaitNames(ofCarol, "Alice", "Bob", "Carol");
            say(ofCarol, "last");
            for (var socket : List.of(ofAlice, ofBob)) {
                assertThat(listsUntilTheLastLine(socket))
                        .noneMatch(names -> names.containsAll(List.of("Alice", "Bob")));
            }
        }
    }

    private static void awaitNames(WsClient socket, String... names) {
        while (!names(socket.next("update_player_list")).equals(Set.of(names))) {
            // An older list.
        }
    }

    private static List<Set<String>> listsUntilTheLastLine(WsClient socket) {
        var lists = new ArrayList<Set<String>>();
        while (true) {
            var frame = socket.next();
            switch (frame.path("type").asString()) {
                case "update_player_list" -> lists.add(names(frame));
                case "chat_message" -> {
                    return lists;
                }
                default -> throw new AssertionError(frame.toString());
            }
        }
    }

    private static Set<String> names(JsonNode list) {
        var names = new TreeSet<String>();
        list.path("players").forEach(one -> names.add(one.path("first_name").asString()));
        return names;
    }

    private static List<String> history(WsClient socket) {
        return socket.next("history")
                .path("messages")
                .valueStream()
                .map(one -> one.path("content").asString())
                .toList();
    }

    private static void say(WsClient socket, String text) {
        socket.send("{\"type\":\"chat_message\",\"message\":\"" + text + "\"}");
    }

    private static String heard(WsClient socket) {
        return socket.next("chat_message").path("message").path("content").asString();
    }

    private static void block(Person by, Person whom) {
        assertThat(by.api().post("/api/friends/" + whom.id() + "/block/").status())
                .isEqualTo(204);
    }
}
