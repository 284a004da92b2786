package dev.parlor.realtime.redis;

import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.TestConnection;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes at a Redis that is watched by a sentinel: real processes, and a real failover.
@Timeout(120)
@Order(1)
final class SentinelTest {
    private static final Topic GAME = Topics.game(1);
    private static final Duration FAILOVER = Duration.ofSeconds(40);

    private final RedisServer primary = new RedisServer();
    private final RedisServer replica = primary.replica();
    private final RedisServer sentinel = primary.sentinel("parlor");
    private final Nodes nodes = new Nodes(
            primary, RedisAddress.of("redis-sentinel://127.0.0.1:" + sentinel.port() + "#parlor", Optional.empty()));

    @AfterEach
    void end() {
        nodes.close();
        replica.close();
        sentinel.close();
    }

    @Test
    void goesOnWithTheReplicaWhenThePrimaryDiesAndLosesNothing() {
        Eventually.holds(() -> replica.ask(redis -> redis.info("replication")).contains("master_link_status:up"));
        Eventually.holds(
                FAILOVER, () -> sentinel.ask(redis -> redis.info("sentinel")).contains("slaves=1"));
        var one = nodes.node();
        var other = nodes.node();
        var alice = TestConnection.of(1);
        var bob = TestConnection.of(2);
        one.join(GAME, alice, () -> nodes.log.newest(GAME));
        other.join(GAME, bob, () -> nodes.log.newest(GAME));
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> numbers(bob).size() == 1);

        primary.kill();
        for (var n = 0; n < 50; n++) {
            (n % 2 == 0 ? one : other).publish(GAME, nodes.log.write(GAME));
        }
        Eventually.holds(FAILOVER, this::promoted);
        Eventually.holds(FAILOVER, () -> one.connected() && other.connected());
        Eventually.holds(() -> numbers(alice).equals(upTo(51)) && numbers(bob).equals(upTo(51)));
        other.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> numbers(alice).equals(upTo(52)) && numbers(bob).equals(upTo(52)));
    }

    /// The sentinel cuts every connection of whom it promotes, this one too.
    private boolean promoted() {
        try {
            return replica.ask(redis -> redis.info("replication")).contains("role:master");
        } catch (RedisException cut) {
            return false;
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Long> numbers(TestConnection connection) {
        return connection.messages().stream()
                .map(said -> said.path("n").longValue())
                .toList();
    }
}
