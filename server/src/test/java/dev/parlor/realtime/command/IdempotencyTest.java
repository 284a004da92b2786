package dev.parlor.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {
    private static final long BUDGET = 1 << 20;

    private final Idempotency idempotency = new Idempotency(Ticker.systemTicker(), IdempotencyStore.NONE, BUDGET);

    @Test
    void keepsNothingOfTheTextOfThousandsOfLongMessages() {
        var texts = new ArrayList<WeakReference<Object>>();
        for (var i = 0; i < 4_000; i++) {
            texts.add(new WeakReference<>(sayLong(1, i, () -> CommandReply.DONE)));
        }
        System.gc();
        assertThat(texts.stream().filter(text -> text.get() != null)).isEmpty();
        assertThat(idempotency.bytes()).isBetween(BUDGET / 2, BUDGET);
    }

    @Test
    void countsTheSentencesOfRefusalsToo() {
        for (var i = 0; i < 4_000; i++) {
            var sentence = "No. ".repeat(4_000) + i;
            sayLong(1, i, () -> new CommandReply.CommandRefused("no", sentence));
        }
        assertThat(idempotency.bytes()).isLessThanOrEqualTo(BUDGET);
        assertThat(idempotency.count()).isLessThanOrEqualTo(BUDGET / 32_000);
    }

    @Test
    void tellsMessagesFromEachOtherByADigest() {
        sayLong(1, 7, () -> CommandReply.DONE);
        assertThat(idempotency.once(1, "id7", longText(7), IdempotencyTest::unwanted))
                .isEqualTo(CommandReply.DONE);
        assertThat(idempotency.once(1, "id7", longText(8), IdempotencyTest::unwanted))
                .isEqualTo(CommandReply.ID_REUSED);
    }

    private Object sayLong(long userId, int number, Supplier<CommandReply> deed) {
        var text = longText(number);
        idempotency.once(userId, "id" + number, text, deed);
        return text;
    }

    private static String longText(int number) {
        return "x".repeat(16_000) + number;
    }

    private static CommandReply unwanted() {
        throw new AssertionError("it was done already");
    }
}
