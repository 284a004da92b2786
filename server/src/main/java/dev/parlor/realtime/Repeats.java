package dev.parlor.realtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What was answered to messages that carried an `id`: a repeat within [#REMEMBERED] isn't done again but gets the
/// same answer, also on another socket of its sender or at another node, also while the first is still being done
/// (contract §3.0).
///
/// Thread-safe. Bounded: when more than [#MOST] answers are remembered, the oldest go early.
public final class Repeats {
    static final Duration REMEMBERED = Duration.ofMinutes(5);
    static final int MOST = 200_000;

    private final Cache<Key, Said> said;

    private final SharedAnswers shared;

    /// For a node that is alone.
    ///
    /// @param ticker where time comes from; [Ticker#systemTicker] outside of tests
    public Repeats(Ticker ticker) {
        this(ticker, SharedAnswers.NONE);
    }

    /// @param shared what was answered on other nodes
    public Repeats(Ticker ticker, SharedAnswers shared) {
        this.shared = shared;
        said = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    private record Key(long userId, String id) {}

    private record Said(Object message, CompletableFuture<Reply> reply) {}

    /// Does it, unless it was done already. What fails, or comes too fast, is forgotten, so that it can be tried
    /// again.
    ///
    /// @param message what was said and where, with `equals`: the same id with another message is refused, because
    ///     answering it would lose that message
    Reply once(long userId, String id, Object message, Supplier<Reply> deed) {
        var key = new Key(userId, id);
        var mine = new Said(message, new CompletableFuture<>());
        var earlier = said.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier.message().equals(message) ? joined(earlier.reply()) : Reply.ID_REUSED;
        }
        try {
            var elsewhere = shared.claim(userId, id, message);
            var reply = elsewhere.isPresent() ? elsewhere.get() : deed.get();
            if (reply.equals(Reply.TOO_FAST)) {
                said.asMap().remove(key, mine);
                shared.forget(userId, id);
            } else if (elsewhere.isEmpty()) {
                shared.answered(userId, id, message, reply);
            }
            mine.reply().complete(reply);
            return reply;
        } catch (RuntimeException failed) {
            said.asMap().remove(key, mine);
            shared.forget(userId, id);
            mine.reply().completeExceptionally(failed);
            throw failed;
        }
    }

    private static Reply joined(CompletableFuture<Reply> reply) {
        try {
            return reply.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException same ? same : failed;
        }
    }
}
