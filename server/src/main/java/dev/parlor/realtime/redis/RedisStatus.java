package dev.parlor.realtime.redis;

import dev.parlor.realtime.redis.bus.FatalRedisErrors;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.math.BigInteger;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The state of a Redis server, checked over a node's kind of connections without changing anything.
///
/// @param version as Redis reports it; empty when this user may not ask
/// @param keys why keys can't be used; empty when they can
/// @param channels why signals can't be sent or received; empty when they can
/// @param signal how long a signal took from this machine through Redis and back
/// @param clock how far its clock is ahead of this machine's; empty when it could not be read
public record RedisStatus(
        String version, Optional<String> keys, Optional<String> channels, Duration signal, Optional<Duration> clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Pattern VERSION = Pattern.compile("(?m)^redis_version:(\\S+)");

    /// Redis can't be reached, or refuses this node. The message gives the reason, for the operator, and
    /// contains no password.
    public static final class RedisUnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean unwelcome;

        RedisUnreachableException(String message, boolean unwelcome) {
            super(message, null, false, false);
            this.unwelcome = unwelcome;
        }

        /// Whether Redis answers but refuses this node: then a server would refuse to start.
        public boolean unwelcome() {
            return unwelcome;
        }
    }

    /// @throws RedisUnreachableException when no connection can be made
    public static RedisStatus of(RedisAddress address, InstantSource clock) {
        var kind = LettuceClients.kind(address);
        try {
            var commandConnection = connected(kind);
            var name = "parlor:doctor:" + UUID.randomUUID();
            var signal = new SignalProbe(kind, commandConnection);
            var channels = refusal(() -> signal.goesRound(name));
            return new RedisStatus(
                    version(commandConnection),
                    refusal(() -> useKey(commandConnection, name)),
                    channels,
                    signal.taken,
                    clock(commandConnection, clock));
        } finally {
            kind.library().shutdown(0, 1, TimeUnit.SECONDS);
            var _ = kind.library().getResources().shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static RedisTopology.CommandConnection connected(RedisTopology kind) {
        try {
            return await(kind.speak());
        } catch (CompletionException failed) {
            throw new RedisUnreachableException(
                    sentence(failed), FatalRedisErrors.reason(failed).isPresent());
        }
    }

    private static String version(RedisTopology.CommandConnection commandConnection) {
        try {
            var found = VERSION.matcher(await(commandConnection.commands().info("server")));
            return found.find() ? found.group(1) : "";
        } catch (CompletionException notAllowed) {
            return "";
        }
    }

    /// What rate limits and idempotency need. Writes nothing: the key is only changed if it exists, and it
    /// doesn't.
    private static void useKey(RedisTopology.CommandConnection commandConnection, String name) {
        await(commandConnection.commands().get(name));
        await(commandConnection
                .commands()
                .set(name, new byte[] {1}, SetArgs.Builder.xx().px(1)));
        await(commandConnection.commands().eval("return 1", ScriptOutputType.INTEGER, name));
    }

    private static Optional<Duration> clock(RedisTopology.CommandConnection commandConnection, InstantSource clock) {
        try {
            var begun = System.nanoTime();
            var here = clock.instant();
            var there = await(commandConnection.commands().time());
            var half = Duration.ofNanos((System.nanoTime() - begun) / 2);
            return Optional.of(Duration.between(here.plus(half), instant(there)));
        } catch (CompletionException notAllowed) {
            return Optional.empty();
        }
    }

    private static Instant instant(List<byte[]> secondsAndMicros) {
        var numbers = secondsAndMicros.stream()
                .map(digits -> new BigInteger(new String(digits, StandardCharsets.US_ASCII)).longValueExact())
                .toList();
        return Instant.ofEpochSecond(numbers.get(0), numbers.get(1) * 1_000);
    }

    private static Optional<String> refusal(Runnable use) {
        try {
            use.run();
            return Optional.empty();
        } catch (CompletionException | RedisException failed) {
            return Optional.of(sentence(failed));
        }
    }

    private static String sentence(Throwable failed) {
        return FatalRedisErrors.reason(failed).orElseGet(() -> {
            var root = failed;
            while (root.getCause() != null && !(root instanceof UnknownHostException)) {
                root = root.getCause();
            }
            return switch (root) {
                case UnknownHostException _ -> "The host name in REDIS_URL is unknown (DNS).";
                case TimeoutException _ -> "Redis does not answer within " + PATIENCE.toSeconds() + " s.";
                default -> "Redis does not answer: " + oneLine(root) + ".";
            };
        });
    }

    /// For a cluster the library's message has several lines.
    private static String oneLine(Throwable why) {
        return String.valueOf(why.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Sends signals to itself and measures how long they take.
    private static final class SignalProbe {
        private static final int TIMES = 5;

        private final RedisTopology kind;
        private final RedisTopology.CommandConnection commandConnection;
        private Duration taken = Duration.ZERO;

        SignalProbe(RedisTopology kind, RedisTopology.CommandConnection commandConnection) {
            this.kind = kind;
            this.commandConnection = commandConnection;
        }

        /// Keeps the fastest of a few: the first ones are slow because nothing is warmed up.
        void goesRound(String channel) {
            var heard = new LinkedBlockingQueue<CompletableFuture<byte[]>>();
            var ear = await(kind.listen());
            ear.addListener(new RedisPubSubAdapter<String, byte[]>() {
                @Override
                public void message(String from, byte[] message) {
                    heard.forEach(waiting -> waiting.complete(message));
                }

                @Override
                public void smessage(String from, byte[] message) {
                    message(from, message);
                }
            });
            await(kind.subscribe(ear, List.of(channel)));
            for (var n = 0; n < TIMES; n++) {
                var next = new CompletableFuture<byte[]>();
                heard.add(next);
                var begun = System.nanoTime();
                await(commandConnection.publish(channel, new byte[] {1}));
                await(next);
                var took = Duration.ofNanos(System.nanoTime() - begun);
                taken = n == 0 || took.compareTo(taken) < 0 ? took : taken;
                heard.clear();
            }
        }
    }
}
