package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.Listener;
import dev.parlor.bench.Node;
import dev.parlor.bench.Out;
import dev.parlor.bench.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.CharsetUtil;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A WebSocket of a client that comes back: whenever it ends, it tries again with the pauses of the bundled client,
/// at
/// each node in turn, as behind a proxy: what one node refuses is asked of the next at once (`retry-on` and
/// `redispatch` of `deploy/haproxy.cfg`). Confined to the thread of its [Wire].
final class Line {
    /// Milliseconds, as `web/parlor/socket.js` has them.
    private static final long FIRST_PAUSE = 500;

    private static final long LONGEST_PAUSE = 15_000;
    private static final long PATIENCE = 3_000;
    private static final int DOUBLINGS = 5;

    /// Whose it is.
    public interface Client {
        /// Where to connect, with what it knows already.
        String path();

        /// The server has agreed to it, for the first time or again.
        void opened();

        void heard(JsonNode message);

        /// Something came on a connection that was given up.
        default void late(JsonNode message) {}
    }

    private final Wire wire;
    private final List<Node> nodes;
    private final Account account;
    private final Client client;
    private final Partings partings;
    private int place;
    private int attempts;
    private long lost;
    private boolean over;
    private boolean stayed = true;
    private @Nullable Attempt current;

    /// @param place the node to begin with
    Line(Wire wire, List<Node> nodes, int place, Account account, Client client, Partings partings) {
        this.wire = wire;
        this.nodes = nodes;
        this.place = place;
        this.account = account;
        this.client = client;
        this.partings = partings;
    }

    void open() {
        var attempt = new Attempt();
        current = attempt;
        connect(attempt, nodes.size() - 1);
        var _ = wire.loop().schedule(attempt::expire, PATIENCE, TimeUnit.MILLISECONDS);
    }

    /// @param others how many nodes are left to be asked
    private void connect(Attempt attempt, int others) {
        var _ = wire.socket(nodes.get(place), client.path(), account, attempt).whenComplete((channel, failed) -> {
            if (failed == null) {
                attempt.agreed(channel);
            } else if (others > 0 && current == attempt) {
                place = (place + 1) % nodes.size();
                connect(attempt, others - 1);
            } else {
                attempt.closed();
            }
        });
    }

    /// The node that it is connected with, or tries.
    int place() {
        return place;
    }

    /// Whether it was never without a connection.
    boolean stayed() {
        return stayed;
    }

    /// Whether it has ended and will not come back.
    boolean hasLeft() {
        return over && current == null;
    }

    boolean isOpen() {
        return current != null && current.channel != null;
    }

    /// Nothing happens while it is not open: who has something to say says it again in [Client#opened].
    void send(String text) {
        if (current != null && current.channel != null) {
            Out.send(current.channel, new TextWebSocketFrame(text));
        }
    }

    /// Believes in this connection no longer, and looks for another. The server is not told: that is how it is when
    /// a phone changes networks, or a node does not answer.
    void abandon() {
        if (current != null) {
            lost();
        }
    }

    /// Does not come back when the connection ends.
    void stay() {
        over = true;
    }

    private void lost() {
        current = null;
        if (over) {
            return;
        }
        stayed = false;
        if (lost == 0) {
            lost = System.nanoTime();
            partings.lost();
        }
        place = (place + 1) % nodes.size();
        var longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempts++, DOUBLINGS));
        var pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        var _ = wire.loop()
                .schedule(
                        () -> {
                            if (!over) {
                                open();
                            }
                        },
                        pause,
                        TimeUnit.MILLISECONDS);
    }

    /// One connection, or the hope for it. Late news of one that was given up reach nobody.
    private final class Attempt implements Listener {
        private @Nullable Channel channel;
        private boolean given;

        void agreed(Channel agreed) {
            if (current != this) {
                Out.close(agreed);
                return;
            }
            channel = agreed;
            attempts = 0;
            if (lost != 0) {
                partings.back(System.nanoTime() - lost);
                lost = 0;
            }
            client.opened();
        }

        @Override
        public void text(ByteBuf payload) {
            var message = Api.JSON.readTree(payload.toString(CharsetUtil.UTF_8));
            if (current == this) {
                client.heard(message);
            } else {
                client.late(message);
            }
        }

        @Override
        public void closing(int code) {
            if (current == this) {
                given = true;
                partings.code(code);
                if (channel != null) {
                    Out.close(channel);
                }
            }
        }

        @Override
        public void closed() {
            if (current == this) {
                if (channel != null && !given) {
                    partings.code(Partings.BROKEN);
                }
                Line.this.lost();
            }
        }

        private void expire() {
            if (current == this && channel == null) {
                Line.this.lost();
            }
        }
    }
}
