package dev.parlor.realtime.redis;

import dev.parlor.json.Json;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.realtime.command.IdempotencyStore;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The replies of all nodes, kept in Redis for five minutes. Stores a digest of each message, not its text.
record RedisIdempotencyStore(LettuceLink link, String prefix) implements IdempotencyStore {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /// A node that claims a message and doesn't answer within this time counts as dead, and the sender sends
    /// the message again elsewhere. If it is alive after all, the database prevents a second execution.
    private static final Duration CLAIMED = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(RedisIdempotencyStore.class);

    /// @param code and sentence of a refusal; both empty when it was done
    private record StoredAnswer(String digest, boolean answered, String code, String sentence) {
        CommandReply reply() {
            return code.isEmpty() ? CommandReply.DONE : new CommandReply.CommandRefused(code, sentence);
        }
    }

    @Override
    public Optional<CommandReply> claim(long userId, String id, String digest) {
        var mouth = link.mouth();
        if (mouth.isEmpty()) {
            return Optional.empty();
        }
        var key = key(userId, id);
        var claim = new StoredAnswer(shortened(digest), false, "", "");
        try {
            for (var waited = Duration.ZERO; waited.compareTo(CLAIMED) <= 0; waited = waited.plus(LOOK_AGAIN)) {
                var args = SetArgs.Builder.nx().px(CLAIMED.toMillis());
                if (await(mouth.get().commands().set(key, Json.bytes(claim), args)) != null) {
                    return Optional.empty();
                }
                var bytes = await(mouth.get().commands().get(key));
                if (bytes != null) {
                    var kept = Json.MAPPER.readValue(bytes, StoredAnswer.class);
                    if (!kept.digest().equals(claim.digest())) {
                        return Optional.of(CommandReply.ID_REUSED);
                    } else if (kept.answered()) {
                        return Optional.of(kept.reply());
                    }
                }
                new CompletableFuture<>()
                        .completeOnTimeout(null, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            }
        } catch (RedisException | CompletionException unreachable) {
            LOG.debug("Whether another node has answered can't be asked now: {}", unreachable.toString());
        }
        return Optional.empty();
    }

    @Override
    public void answered(long userId, String id, String digest, CommandReply reply) {
        var kept = switch (reply) {
            case CommandReply.CommandDone() -> new StoredAnswer(shortened(digest), true, "", "");
            case CommandReply.CommandRefused(var code, var sentence) ->
                new StoredAnswer(shortened(digest), true, code, sentence);
            case CommandReply.CommandPostponed _ ->
                throw new IllegalArgumentException("not an answer to remember: " + reply);
        };
        link.mouth().ifPresent(mouth -> {
            var _ = mouth.commands().set(key(userId, id), Json.bytes(kept), SetArgs.Builder.px(REMEMBERED.toMillis()));
        });
    }

    @Override
    public void forget(long userId, String id) {
        link.mouth().ifPresent(mouth -> {
            var _ = mouth.commands().del(key(userId, id));
        });
    }

    private String key(long userId, String id) {
        return prefix + userId + ":" + shortened(Idempotency.digest(id));
    }

    private static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// The part of a digest that all nodes store, including nodes of an earlier version.
    private static String shortened(String digest) {
        return digest.substring(0, 24);
    }
}
