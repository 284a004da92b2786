package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.nodes.TwoProcesses.Somebody;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Says one message after the other to a friend who does the same. What has no answer yet when the socket breaks is
/// said again on the next.
final class Talker implements Callable<Talker> {
    /// Of each; those of both are few enough to be replayed at once.
    static final int MESSAGES = 40;

    private final Somebody me;
    private final Somebody friend;
    private final AtomicInteger progress;
    private final Returning line;
    private final List<Long> heard = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();

    /// @param progress counts what is acknowledged
    Talker(List<Integer> ports, int place, Somebody me, Somebody friend, AtomicInteger progress) {
        this.me = me;
        this.friend = friend;
        this.progress = progress;
        this.line = new Returning(ports, place, me.token(), this::path);
    }

    /// Returns when all is acknowledged, and everything of both was heard.
    @Override
    public Talker call() {
        try (line) {
            for (var n = 0; n < MESSAGES; n++) {
                var text = me.id() + "-" + n;
                acknowledged.add(line.untilDone(socket -> say(socket, text)));
                progress.incrementAndGet();
            }
            line.untilDone(socket -> {
                while (heard.size() < 2 * MESSAGES) {
                    hear(socket.next());
                }
                return heard;
            });
        }
        return this;
    }

    Somebody me() {
        return me;
    }

    Somebody friend() {
        return friend;
    }

    List<Long> heard() {
        return heard;
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    int returns() {
        return line.returns();
    }

    private String path() {
        return "/ws/chat/" + friend.id() + "/?since=" + (heard.isEmpty() ? 0 : heard.getLast());
    }

    private String say(WsClient socket, String text) {
        socket.send("{\"type\":\"message\",\"message\":\"" + text + "\",\"id\":\"" + text + "\"}");
        while (true) {
            var said = socket.next();
            if (said.path("type").asString().equals("ack")) {
                assertThat(said.path("id").asString()).isEqualTo(text);
                return text;
            }
            hear(said);
        }
    }

    private void hear(JsonNode said) {
        assertThat(said.path("type").asString()).isEqualTo("message");
        var id = said.path("message_id").asLong();
        assertThat(heard).allMatch(earlier -> earlier < id);
        heard.add(id);
    }
}
