package dev.parlor.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisCluster;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.TestConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes at a real cluster of three primaries.
@Timeout(120)
@Order(1)
final class ClusterTest {
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /// Enough to be on every shard.
    private static final List<Topic> GAMES =
            LongStream.rangeClosed(1, 30).mapToObj(Topics::game).toList();

    private final RedisCluster cluster = new RedisCluster();
    private final Nodes nodes =
            new Nodes(cluster.servers().getFirst(), RedisAddress.of(cluster.url(), Optional.empty()));
    private final RedisChannelLayer one = nodes.node();
    private final RedisChannelLayer other = nodes.node();
    private final List<TestConnection> listeners =
            GAMES.stream().map(game -> TestConnection.of(1)).toList();

    @BeforeEach
    void listen() {
        for (var n = 0; n < GAMES.size(); n++) {
            var game = GAMES.get(n);
            other.join(game, listeners.get(n), () -> nodes.log.newest(game));
        }
    }

    @AfterEach
    void end() {
        // Which ends the first of the servers too.
        nodes.close();
        cluster.servers().stream().skip(1).forEach(RedisServer::close);
    }

    @Test
    void deliversOnTheShardOfEachTopic() {
        publishEverywhere();
        hearEverywhere(1);
        for (var server : cluster.servers()) {
            List<String> sharded = server.ask(redis -> redis.pubsubShardChannels("parlor:test:game_*"));
            List<String> plain = server.ask(redis -> redis.pubsubChannels());
            assertThat(sharded).isNotEmpty();
            assertThat(plain).isEmpty();
        }
    }

    @Test
    void losesNothingWhenAPrimaryIsRestarted() {
        publishEverywhere();
        hearEverywhere(1);
        var dead = cluster.servers().get(1);
        dead.kill();
        publishEverywhere();
        publishEverywhere();
        dead.restart();
        cluster.awaitOrder();
        Eventually.holds(RECOVERY, () -> one.connected() && other.connected());
        hearEverywhere(3);
        publishEverywhere();
        hearEverywhere(4);
    }

    private void publishEverywhere() {
        GAMES.forEach(game -> one.publish(game, nodes.log.write(game)));
    }

    private void hearEverywhere(long lines) {
        var all = LongStream.rangeClosed(1, lines).boxed().toList();
        Eventually.holds(
                RECOVERY,
                () -> listeners.stream().allMatch(listener -> numbers(listener).equals(all)));
    }

    private static List<Long> numbers(TestConnection connection) {
        return connection.messages().stream()
                .map(said -> said.path("n").longValue())
                .toList();
    }
}
