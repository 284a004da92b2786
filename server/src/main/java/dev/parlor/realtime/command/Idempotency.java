package dev.parlor.realtime.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What was answered to messages that carried an `id`: a repeat within [#REMEMBERED] isn't done again but gets the
/// same answer, also on another socket of its sender or at another node, also while the first is still being done
/// (contract §3.0).
///
/// Kept of a message is a digest, not its text. Thread-safe. Bounded by bytes: when answers need more than
/// [#mostBytes], some go early.
public final class Idempotency {
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    /// What an answer takes beside its texts: the objects of key and value, the digest, the cache's own entry.
    private static final int ENTRY_BYTES = 400;

    private static final int BYTES_PER_CHAR = 2;

    private static final long MOST_BYTES = 64L << 20;

    /// Of a small heap, one part of so many.
    private static final int SHARE_OF_HEAP = 16;

    private final Cache<RequestKey, StoredReply> said;

    private final IdempotencyStore shared;

    /// For a node that is alone.
    ///
    /// @param ticker where time comes from; [Ticker#systemTicker] outside of tests
    public Idempotency(Ticker ticker) {
        this(ticker, IdempotencyStore.NONE);
    }

    /// @param shared what was answered on other nodes
    public Idempotency(Ticker ticker, IdempotencyStore shared) {
        this(ticker, shared, mostBytes());
    }

    Idempotency(Ticker ticker, IdempotencyStore shared, long mostBytes) {
        this.shared = shared;
        said = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((RequestKey key, StoredReply answer) -> bytes(key, answer))
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    private record RequestKey(long userId, String id) {}

    private record StoredReply(String digest, CompletableFuture<CommandReply> reply) {}

    /// 64 MiB, or a sixteenth of a heap of less than 1 GiB.
    private static long mostBytes() {
        return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    private static int bytes(RequestKey key, StoredReply said) {
        var sentence = said.reply().isDone()
                        && !said.reply().isCompletedExceptionally()
                        && said.reply().join() instanceof CommandReply.CommandRefused(var code, var text)
                ? code.length() + text.length()
                : 0;
        return ENTRY_BYTES + BYTES_PER_CHAR * (key.id().length() + sentence);
    }

    /// SHA-256 in hexadecimal.
    public static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /// Does it, unless it was done already. What fails, or is refused for now, is forgotten, so that it can be
    /// tried again.
    ///
    /// @param message what was said and where, told from others by its text: the same id with another message is
    ///     refused, because answering it would lose that message
    CommandReply once(long userId, String id, Object message, Supplier<CommandReply> deed) {
        var key = new RequestKey(userId, id);
        var mine = new StoredReply(digest(message.toString()), new CompletableFuture<>());
        var earlier = said.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier.digest().equals(mine.digest()) ? joined(earlier.reply()) : CommandReply.ID_REUSED;
        }
        try {
            var elsewhere = shared.claim(userId, id, mine.digest());
            var reply = elsewhere.isPresent() ? elsewhere.get() : deed.get();
            if (reply instanceof CommandReply.CommandPostponed) {
                said.asMap().remove(key, mine);
                shared.forget(userId, id);
            } else if (elsewhere.isEmpty()) {
                shared.answered(userId, id, mine.digest(), reply);
            }
            mine.reply().complete(reply);
            weighAgain(key, mine);
            return reply;
        } catch (RuntimeException | Error failed) {
            said.asMap().remove(key, mine);
            shared.forget(userId, id);
            mine.reply().completeExceptionally(failed);
            throw failed;
        }
    }

    /// Now that its answer is known.
    private void weighAgain(RequestKey key, StoredReply mine) {
        said.asMap().replace(key, mine, new StoredReply(mine.digest(), mine.reply()));
    }

    /// What is remembered now takes so much, by estimate.
    long bytes() {
        said.cleanUp();
        return said.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /// So many answers are remembered now.
    long count() {
        said.cleanUp();
        return said.estimatedSize();
    }

    private static CommandReply joined(CompletableFuture<CommandReply> reply) {
        try {
            return reply.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException same ? same : failed;
        }
    }
}
