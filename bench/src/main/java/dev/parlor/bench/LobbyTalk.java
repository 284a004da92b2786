package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.CharsetUtil;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What is said in one lobby, by some of its sockets in turn, at a steady pace; and when each socket hears it. All
/// must hear everything once, and in the same order. Everything happens on the thread of the [Wire].
final class LobbyTalk {
    static final int PER_SECOND = 100;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private static final int MOST = 100_000;

    /// Stands before the number of a message, and nowhere else in a frame.
    private static final byte MARK = '#';

    private static final int DIGITS = 6;

    /// As long as a message may be, and as many bytes as that can be.
    private static final String FILLING = "\uD83C\uDCA1".repeat(250 - DIGITS - 1);

    private final int size;
    private final EventLoop loop;
    private final int[] heard;
    private final int[] order = new int[MOST];
    private final long[] due = new long[MOST];
    private CompletableFuture<Histogram> told = new CompletableFuture<>();
    private Histogram times = new Histogram(3);
    private int ordered;
    private int said;
    private int last;
    private long waiting;

    LobbyTalk(int size, EventLoop loop) {
        this.size = size;
        this.loop = loop;
        this.heard = new int[size];
    }

    Listener listener(int place) {
        return new Listener() {
            @Override
            public void text(ByteBuf payload) {
                var mark = payload.indexOf(payload.readerIndex(), payload.writerIndex(), MARK);
                if (mark >= 0) {
                    hears(place, number(payload, mark));
                } else if (payload.toString(CharsetUtil.UTF_8).startsWith("{\"type\":\"error\"")) {
                    fail("The server says " + payload.toString(CharsetUtil.UTF_8));
                }
            }

            @Override
            public void closed() {
                fail("The server closed a socket that reads.");
            }
        };
    }

    /// Talks for so long. Done when everybody has heard everything.
    ///
    /// @return from the moment at which something was to be said to its arrival at a socket, nanoseconds
    CompletableFuture<Histogram> talk(List<Channel> speakers, Duration time) {
        var done = new CompletableFuture<Histogram>();
        loop.execute(() -> {
            times = new Histogram(3);
            told = done;
            last = said + Math.toIntExact(time.toNanos() / PAUSE);
            waiting = (long) (last - said) * size;
            var start = System.nanoTime();
            for (var number = said; number < last; number++) {
                due[number] = start + (number - said) * PAUSE;
            }
            speak(speakers);
        });
        return done;
    }

    /// Says whatever is due by now. What is late counts from when it was due.
    private void speak(List<Channel> speakers) {
        while (said < last && due[said] <= System.nanoTime()) {
            Out.send(speakers.get(said % speakers.size()), message(said));
            said++;
        }
        if (said < last && !told.isDone()) {
            loop.schedule(() -> speak(speakers), due[said] - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .addListener(done -> {
                        if (done.cause() != null) {
                            told.completeExceptionally(done.cause());
                        }
                    });
        }
    }

    private void hears(int place, int number) {
        var index = heard[place]++;
        if (index == ordered) {
            order[ordered++] = number;
        } else if (order[index] != number) {
            fail("Somebody heard " + number + " where others heard " + order[index] + ".");
        }
        times.recordValue(System.nanoTime() - due[number]);
        waiting--;
        if (waiting == 0) {
            told.complete(times);
        }
    }

    private void fail(String why) {
        told.completeExceptionally(new IllegalStateException(why));
    }

    private static TextWebSocketFrame message(int number) {
        return new TextWebSocketFrame(
                String.format("{\"type\":\"chat_message\",\"message\":\"#%0" + DIGITS + "d%s\"}", number, FILLING));
    }

    private static int number(ByteBuf text, int mark) {
        var number = 0;
        for (var i = mark + 1; i <= mark + DIGITS; i++) {
            number = 10 * number + text.getByte(i) - '0';
        }
        return number;
    }
}
