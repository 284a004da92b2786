package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Listener;
import dev.parlor.bench.Node;
import dev.parlor.bench.Out;
import dev.parlor.bench.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.CharsetUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One message after the other to a friend, on idle nodes. Confined to the thread of its [Wire], but for [#times].
final class Echo {
    private static final int WARM_UP = 1_000;
    private static final int MESSAGES = 3_000;
    private static final long PAUSE_MICROS = 2_000;

    private final Wire wire;
    private final Histogram times = new Histogram(3);
    private final CompletableFuture<Histogram> done = new CompletableFuture<>();
    private @Nullable Channel sender;
    private long sent;
    private int count;

    private Echo(Wire wire) {
        this.wire = wire;
    }

    /// Blocks.
    ///
    /// @return from sending to arrival, nanoseconds
    static Histogram times(Wire wire, Node from, Account sender, Node to, Account receiver) {
        var echo = new Echo(wire);
        var _ = Wire.await(wire.socket(to, "/ws/chat/" + sender.id() + "/", receiver, echo.receiver()));
        var speaking = Wire.await(wire.socket(from, "/ws/chat/" + receiver.id() + "/", sender, echo.watch()));
        wire.loop().execute(() -> {
            echo.sender = speaking;
            echo.next();
        });
        return Wire.await(echo.done);
    }

    private void next() {
        sent = System.nanoTime();
        Out.send(sender, new TextWebSocketFrame("{\"type\":\"message\",\"message\":\"Hello, are you there?\"}"));
    }

    private Listener receiver() {
        return payload -> {
            if (!payload.toString(CharsetUtil.UTF_8).startsWith("{\"type\":\"message\"")) {
                return;
            }
            count++;
            if (count > WARM_UP) {
                times.recordValue(System.nanoTime() - sent);
            }
            if (count == WARM_UP + MESSAGES) {
                done.complete(times);
            } else {
                var _ = wire.loop().schedule(this::next, PAUSE_MICROS, TimeUnit.MICROSECONDS);
            }
        };
    }

    /// A refusal would make the receiver wait in vain.
    private Listener watch() {
        return (ByteBuf payload) -> {
            var text = payload.toString(CharsetUtil.UTF_8);
            if (text.startsWith("{\"type\":\"error\"")) {
                done.completeExceptionally(new IllegalStateException("The server says " + text));
            }
        };
    }
}
