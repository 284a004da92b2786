package dev.parlor.fuzz;

import dev.parlor.bench.Account;
import dev.parlor.bench.Listener;
import dev.parlor.bench.Node;
import dev.parlor.bench.Out;
import dev.parlor.bench.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Sends some random frames, then asks two things that must be answered: a ping, and a command with an `id`. When
/// both
/// are, or the server has closed, it goes on, on a new connection if need be. On the thread of [Wire].
final class FuzzedSocket {
    static final int ANSWER_SECONDS = 30;
    private static final int MOST_FRAMES = 20;
    private static final int PAUSE_MILLIS = 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d+)");
    /// Also for the id in a path; the server must refuse what it can't read.
    private static final List<String> ODD = List.of(
            "0",
            "-1",
            "4.0",
            "1e0",
            "99999999999999999999",
            "abc",
            "%00",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "a.b",
            "%2e%2e",
            "");

    private static final ByteBuf UNAVAILABLE =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\"code\":\"unavailable\"", StandardCharsets.US_ASCII));

    private final Wire wire;
    private final Node node;
    private final Endpoint endpoint;
    private final Account account;
    private final RandomFrames frames;
    private final Random random;
    private final Counts counts;
    private final String name;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean ending;
    private Optional<Channel> open = Optional.empty();
    private Optional<ScheduledFuture<?>> timeout = Optional.empty();
    private int round;
    private boolean ponged;
    private boolean left;
    private boolean answered;

    FuzzedSocket(Wire wire, Node node, Endpoint endpoint, Account account, long seed, Counts counts) {
        this.wire = wire;
        this.node = node;
        this.endpoint = endpoint;
        this.account = account;
        this.counts = counts;
        this.random = new Random(seed);
        this.frames = new RandomFrames(new RandomMessages(endpoint.commands(), random), random);
        this.name = "probe-" + seed + "-";
    }

    /// Begins. Any thread.
    void start() {
        wire.loop().execute(this::connect);
    }

    /// Closes the connection. Done when nothing goes on any more. Any thread.
    CompletableFuture<Void> end() {
        wire.loop().execute(() -> {
            ending = true;
            open.ifPresentOrElse(this::leave, () -> ended.complete(null));
        });
        return ended;
    }

    private void connect() {
        if (ending) {
            ended.complete(null);
            return;
        }
        var socket = new Ear();
        var _ = wire.socket(node, path(), account, socket).whenComplete((channel, failed) -> {
            if (failed != null) {
                counts.add("handshake: " + status(failed));
                later();
            } else {
                counts.add("connections");
                open = Optional.of(channel);
                if (!socket.gone) {
                    burst(channel);
                }
            }
        });
    }

    private static String status(Throwable failed) {
        var match = STATUS.matcher(String.valueOf(failed.getMessage()));
        return match.find() ? match.group(1) : "cut";
    }

    private String path() {
        var odd = ODD.get(random.nextInt(ODD.size()));
        return switch (random.nextInt(20)) {
            case 0 -> endpoint.path().get().replaceFirst("[^/]*/$", odd + "/");
            case 1, 2, 3 -> endpoint.path().get() + "?since=" + odd;
            case 4 -> endpoint.path().get() + "?since=1&epoch=" + odd;
            default -> endpoint.path().get();
        };
    }

    private void later() {
        var _ = wire.loop().schedule(this::connect, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void burst(Channel channel) {
        if (ending) {
            leave(channel);
            return;
        }
        round++;
        ponged = false;
        answered = false;
        var out = Unpooled.buffer();
        for (var more = 1 + random.nextInt(MOST_FRAMES); more > 0; more--) {
            counts.add("frames");
            frames.write(out);
        }
        if (random.nextInt(100) == 0) {
            frames.writeHalf(out);
            Out.send(channel, out);
            leave(channel);
            return;
        }
        RandomFrames.ping(out, bytes(name + round));
        RandomFrames.text(out, bytes(endpoint.probe().formatted(name + round)));
        Out.send(channel, out);
        var expected = round;
        timeout = Optional.of(wire.loop().schedule(() -> hang(channel, expected), ANSWER_SECONDS, TimeUnit.SECONDS));
    }

    private void hang(Channel channel, int expected) {
        if (round == expected && channel.isActive()) {
            counts.add("no answer");
            System.err.println(endpoint.path().get() + ": no " + (ponged ? "answer" : "pong") + " to " + name + round);
            leave(channel);
        }
    }

    private void leave(Channel channel) {
        left = true;
        Out.close(channel);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void heard() {
        if (ponged && answered) {
            timeout.ifPresent(waiting -> waiting.cancel(false));
            open.ifPresent(channel -> channel.eventLoop().execute(() -> {
                if (channel.isActive()) {
                    burst(channel);
                }
            }));
            ponged = false;
        }
    }

    /// What one connection hears.
    private final class Ear implements Listener {
        private boolean gone;
        private int code;

        @Override
        public void text(ByteBuf payload) {
            if (ByteBufUtil.indexOf(UNAVAILABLE.duplicate(), payload) >= 0) {
                counts.add("unavailable");
            }
            if (!answered
                    && ByteBufUtil.indexOf(Unpooled.wrappedBuffer(bytes("\"" + name + round + "\"")), payload) >= 0) {
                answered = true;
                heard();
            }
        }

        @Override
        public void pong(ByteBuf payload) {
            if (payload.equals(Unpooled.wrappedBuffer(bytes(name + round)))) {
                ponged = true;
                heard();
            }
        }

        @Override
        public void closing(int closeCode) {
            code = closeCode;
        }

        @Override
        public void closed() {
            gone = true;
            open = Optional.empty();
            timeout.ifPresent(waiting -> waiting.cancel(false));
            counts.add(left ? "left" : code == 0 ? "cut" : "closed " + code);
            left = false;
            later();
        }
    }
}
