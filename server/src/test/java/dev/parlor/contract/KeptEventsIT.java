package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What older versions have written to the log of events still comes as today's document has it.
class KeptEventsIT {
    private static final String PATH = "/ws/notifications/";

    /// Each event as the first version that had it wrote it. Never change a line; add one for each new type.
    private static final List<String> FIRST = """
            {"type":"friend_request","friendship":{"id":1,"from_user":2,"to_user":1,"from_user_name":"\\"friend_avatar\\":","to_user_name":"Alice","friend_id":2,"friend_name":"\\"friend_avatar\\":","friend_status":"offline","is_accepted":false,"created_at":"2026-11-23T09:00:00Z"},"event_id":1}
            {"type":"friend_accepted","friendship":{"id":1,"from_user":1,"to_user":2,"from_user_name":"Alice","to_user_name":"Bob","friend_id":2,"friend_name":"Bob","friend_status":"online","is_accepted":true,"created_at":"2026-11-23T09:00:00.120Z"},"event_id":2}
            {"type":"friend_removed","friendship":{"id":1,"from_user":1,"to_user":2,"from_user_name":"Alice","to_user_name":"Bob","friend_id":2,"friend_name":"Bob","friend_status":"offline","is_accepted":true,"created_at":"2026-11-23T09:00:00Z"},"event_id":3}
            {"type":"invite_created","invite":{"inviteId":"cc934a89-3b1c-4d2e-9f60-5a7b8c9d0e1f","fromUserId":2,"toUserId":1,"fromUserName":"Bob","toUserName":"Alice","gameType":"tic_tac_toe","lobbyId":"2","status":"pending","createdAt":"2026-11-23T09:00:00Z","expiresAt":"2026-11-23T09:10:00Z","respondedAt":null},"event_id":4}
            {"type":"invite_status","invite":{"inviteId":"cc934a89-3b1c-4d2e-9f60-5a7b8c9d0e1f","fromUserId":2,"toUserId":1,"fromUserName":"Bob","toUserName":"Alice","gameType":"tic_tac_toe","lobbyId":"2","status":"declined","createdAt":"2026-11-23T09:00:00Z","expiresAt":"2026-11-23T09:10:00Z","respondedAt":"2026-11-23T09:01:30Z"},"event_id":5}
            {"type":"dm","sender_id":2,"senderId":2,"receiver_id":1,"message":"hello","message_id":1,"conversation_id":"1__2","timestamp":"2026-11-23T09:00:00Z","event_id":6}
            {"type":"friend_request_sent","friendship":{"id":1,"from_user":1,"to_user":2,"from_user_name":"Alice","to_user_name":"Bob","friend_id":2,"friend_name":"Bob","friend_status":"offline","is_accepted":false,"created_at":"2026-11-23T09:00:00Z","friend_avatar":null},"event_id":7}
            {"type":"friend_added","friendship":{"id":1,"from_user":2,"to_user":1,"from_user_name":"Bob","to_user_name":"Alice","friend_id":2,"friend_name":"Bob","friend_status":"online","is_accepted":true,"created_at":"2026-11-23T09:00:00Z","friend_avatar":"/api/users/avatars/q2ZfH0aX1cW9/"},"event_id":8}
            {"type":"invite_sent","invite":{"inviteId":"cc934a89-3b1c-4d2e-9f60-5a7b8c9d0e1f","fromUserId":1,"toUserId":2,"fromUserName":"Alice","toUserName":"Bob","gameType":"tic_tac_toe","lobbyId":"2","status":"pending","createdAt":"2026-11-23T09:00:00Z","expiresAt":"2026-11-23T09:10:00Z","respondedAt":null},"event_id":9}
            {"type":"dm_sent","sender_id":1,"senderId":1,"receiver_id":2,"message":"hello","message_id":1,"conversation_id":"1__2","timestamp":"2026-11-23T09:00:00Z","event_id":10}
            {"type":"block_changed","user_id":2,"blocked":true,"event_id":11}
            {"type":"profile_changed","first_name":"Alicia","last_name":"Smith","avatar":null,"guest":false,"event_id":12}
            """.lines().toList();

    private final Path data = Folders.temporary();
    private final Map<String, String> settings = Map.of("DATA_DIR", data.toString());

    @AfterEach
    void clean() {
        Folders.delete(data);
    }

    @Test
    void comeAsTheyAreWrittenDownToday() {
        Person alice;
        try (var older = LiveNode.start(settings)) {
            alice = older.person("Alice");
        }
        keep(alice);

        try (var newer = LiveNode.start(settings)) {
            // Whatever a LiveNode's socket says is compared with the document.
            try (var socket = alice.at(newer).socket(PATH + "?since=0")) {
                socket.next("hello");
                for (var kept : FIRST) {
                    holds(socket.next(), Json.parse(kept));
                }
            }
            var exported =
                    alice.at(newer).api().get("/api/users/profile/export/").json();
            assertThat(exported.at("/notifications/0").asString()).contains("\"friend_avatar\":null");
        }
    }

    @Test
    void everyTypeOfEventIsAmongThem() {
        var sockets = new Contract().sockets();
        var numbered = new TreeSet<String>();
        sockets.messages(sockets.channels().get(PATH), "send").forEach((name, payload) -> {
            var schema = ContractDocuments.SOCKETS.follow(payload);
            if (schema.at("properties").at("event_id").exists()) {
                numbered.add(name);
            }
        });
        assertThat(numbered)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(FIRST.stream()
                        .map(kept -> Json.parse(kept).path("type").asString())
                        .toList());
    }

    private void keep(Person who) {
        try (var database = Databases.open(new DatabaseAddress.SqliteAddress(data.resolve("parlor.db")))) {
            database.write(tx -> {
                tx.handle().execute("INSERT INTO inboxes VALUES (?, ?)", who.id(), FIRST.size());
                for (var kept : FIRST) {
                    tx.handle()
                            .execute(
                                    "INSERT INTO inbox_events (user_id, event_id, frame, at) VALUES (?, ?, ?, ?)",
                                    who.id(),
                                    Json.parse(kept).path("event_id").asLong(),
                                    kept,
                                    System.currentTimeMillis());
                }
                return FIRST.size();
            });
        }
    }

    /// Nothing that was kept is lost or changed.
    private static void holds(JsonNode told, JsonNode kept) {
        kept.properties().forEach(field -> {
            var now = told.path(field.getKey());
            if (field.getValue().isObject()) {
                holds(now, field.getValue());
            } else {
                assertThat(now).isEqualTo(field.getValue());
            }
        });
    }
}
