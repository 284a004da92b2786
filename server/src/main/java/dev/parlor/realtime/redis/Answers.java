package dev.parlor.realtime.redis;

import dev.parlor.json.Json;
import dev.parlor.realtime.Repeats;
import dev.parlor.realtime.Reply;
import dev.parlor.realtime.SharedAnswers;
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

/// What all nodes have answered, in Redis, for five minutes. Kept of a message is a digest, not its text.
record Answers(LettuceLink link, String prefix) implements SharedAnswers {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /// A node that has claimed a message and not answered for so long is dead, and the sender says it again
    /// elsewhere. Should it live, the database sees to it that the deed isn't done twice.
    private static final Duration CLAIMED = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /// @param code and sentence of a refusal; both empty when it was done
    private record Kept(String digest, boolean answered, String code, String sentence) {
        Reply reply() {
            return code.isEmpty() ? Reply.DONE : new Reply.Refused(code, sentence);
        }
    }

    @Override
    public Optional<Reply> claim(long userId, String id, String digest) {
        var mouth = link.mouth();
        if (mouth.isEmpty()) {
            return Optional.empty();
        }
        var key = key(userId, id);
        var claim = new Kept(shortened(digest), false, "", "");
        try {
            for (var waited = Duration.ZERO; waited.compareTo(CLAIMED) <= 0; waited = waited.plus(LOOK_AGAIN)) {
                var args = SetArgs.Builder.nx().px(CLAIMED.toMillis());
                if (await(mouth.get().commands().set(key, Json.bytes(claim), args)) != null) {
                    return Optional.empty();
                }
                var bytes = await(mouth.get().commands().get(key));
                if (bytes != null) {
                    var kept = Json.MAPPER.readValue(bytes, Kept.class);
                    if (!kept.digest().equals(claim.digest())) {
                        return Optional.of(Reply.ID_REUSED);
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
    public void answered(long userId, String id, String digest, Reply reply) {
        var kept = switch (reply) {
            case Reply.Done() -> new Kept(shortened(digest), true, "", "");
            case Reply.Refused(var code, var sentence) -> new Kept(shortened(digest), true, code, sentence);
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
        return prefix + userId + ":" + shortened(Repeats.digest(id));
    }

    private static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// As much of a digest as all nodes keep, also those of an earlier version.
    private static String shortened(String digest) {
        return digest.substring(0, 24);
    }
}
