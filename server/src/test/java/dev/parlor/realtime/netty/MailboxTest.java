package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class MailboxTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger room = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox(new Mailbox.MailboxReceiver() {
        @Override
        public void opened() {
            seen.add("opened");
            await(release);
        }

        @Override
        public void received(Mailbox.QueuedText queuedText) {
            seen.add(queuedText.text());
        }

        @Override
        public void closed() {
            seen.add("closed");
            ended.countDown();
        }

        @Override
        public void waiting(int change) {
            waiting.addAndGet(change);
        }

        @Override
        public void roomAgain() {
            room.incrementAndGet();
        }
    });

    @Test
    void handlesEverythingInOrderAndTheEndLast() {
        mailbox.open();
        mailbox.offer(letter("a"));
        mailbox.offer(letter("b"));
        mailbox.end(false);
        mailbox.offer(letter("late"));
        release.countDown();
        await(ended);
        assertThat(seen).containsExactly("opened", "a", "b", "closed");
    }

    @Test
    void dropsTheRestWhenTheServerCloses() {
        mailbox.open();
        mailbox.offer(letter("a"));
        mailbox.end(true);
        mailbox.end(false);
        release.countDown();
        await(ended);
        assertThat(seen.getLast()).isEqualTo("closed");
        assertThat(seen).doesNotContain("a").containsOnlyOnce("closed");
        assertThat(waiting).hasValue(0);
    }

    @Test
    void saysWhenItIsFullAndOnceWhenThereIsRoomAgain() {
        mailbox.open();
        for (var i = 1; i < Mailbox.CAPACITY; i++) {
            assertThat(mailbox.offer(letter("n" + i))).isTrue();
        }
        assertThat(mailbox.offer(letter("last"))).isFalse();
        assertThat(waiting).hasValue(Mailbox.CAPACITY);
        assertThat(room).hasValue(0);
        release.countDown();
        mailbox.end(false);
        await(ended);
        assertThat(room).hasValue(1);
        assertThat(seen).hasSize(Mailbox.CAPACITY + 2);
        assertThat(waiting).hasValue(0);
    }

    private static Mailbox.QueuedText letter(String text) {
        return new Mailbox.QueuedText(text, System.nanoTime());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
