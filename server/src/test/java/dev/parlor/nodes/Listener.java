package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.nodes.TwoProcesses.Somebody;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/// Hears the news of one user until an invite has expired, which it must hear once.
final class Listener implements Callable<Listener> {
    private final Somebody me;
    private final Somebody friend;
    private final Returning line;
    private final CountDownLatch there;
    private final List<String> presence = new ArrayList<>();
    private long known;
    private boolean expired;

    /// @param there counts those who see their friend
    Listener(List<Integer> ports, int place, Somebody me, Somebody friend, CountDownLatch there) {
        this.me = me;
        this.friend = friend;
        this.there = there;
        this.line = new Returning(ports, place, me.token(), () -> "/ws/notifications/?since=" + known);
    }

    @Override
    public Listener call() {
        line.untilDone(this::listen);
        return this;
    }

    Somebody me() {
        return me;
    }

    /// What was said of the friend who was there all the time.
    List<String> presence() {
        return presence;
    }

    int returns() {
        return line.returns();
    }

    /// Is online until then.
    void leave() {
        line.close();
    }

    private boolean listen(WsClient socket) {
        while (!expired) {
            var said = socket.next();
            numbered(said);
            switch (said.path("type").asString()) {
                case "hello" -> {
                    if (said.path("online_friends").valueStream().anyMatch(one -> one.asLong() == friend.id())) {
                        there.countDown();
                    }
                }
                case "status_update" -> {
                    presence.add(said.path("status").asString());
                    there.countDown();
                }
                case "invite_status" ->
                    expired = said.path("invite").path("status").asString().equals("expired");
                default -> {}
            }
        }
        return expired;
    }

    private void numbered(JsonNode said) {
        var number = said.path("event_id");
        if (!number.isMissingNode()) {
            assertThat(number.asLong()).isGreaterThan(known);
            known = number.asLong();
        }
    }
}
