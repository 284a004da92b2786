package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.CharsetUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A client that stops reading once it has been greeted, and wakes up later.
final class Sleeper implements Listener {
    private static final int SLOW = 4408;
    private static final int PATIENCE_SECONDS = 10;

    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    @Override
    public void text(ByteBuf payload) {
        if (payload.toString(CharsetUtil.UTF_8).startsWith("{\"type\":\"history\"")) {
            greeted.complete(null);
        }
    }

    @Override
    public void closing(int why) {
        code.complete(why);
    }

    @Override
    public void closed() {
        code.complete(0);
    }

    CompletableFuture<Void> greeted() {
        return greeted;
    }

    static void sleep(Channel channel) {
        channel.config().setAutoRead(false);
    }

    static void wake(Channel channel) {
        channel.config().setAutoRead(true);
    }

    /// Whether the server has closed its socket because it did not read. Call after [#wake].
    boolean wasClosed() {
        return code.completeOnTimeout(0, PATIENCE_SECONDS, TimeUnit.SECONDS).join() == SLOW;
    }
}
