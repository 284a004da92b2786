package dev.parlor.realtime.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Certificates;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.TestConnection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Redis with TLS: its certificate counts.
@Timeout(60)
final class TlsTest {
    private static final Certificates OURS = new Certificates();
    private static final Certificates FOREIGN = new Certificates();

    @AfterAll
    static void end() {
        OURS.close();
        FOREIGN.close();
    }

    @Test
    void deliversWhenTheAuthorityIsTrusted() {
        try (var nodes = nodes("localhost", OURS.authority())) {
            var one = nodes.node();
            var other = nodes.node();
            var bob = TestConnection.of(2);
            other.join(Topics.game(1), bob);
            one.publish(Topics.game(1), nodes.log.write(Topics.game(1)));
            Eventually.holds(() -> bob.messages().size() == 1);
        }
    }

    @Test
    void refusesAnotherAuthority() {
        try (var nodes = nodes("localhost", FOREIGN.authority())) {
            refuses(nodes, "not from a trusted authority");
        }
    }

    @Test
    void refusesTheCertificateOfAnotherHost() {
        try (var nodes = nodes("elsewhere.example", OURS.authority())) {
            refuses(nodes, "is not for the name in REDIS_URL");
        }
    }

    @Test
    void refusesAnExpiredCertificate() {
        try (var nodes = nodes(RedisServer.withTls(OURS.expired("localhost")), OURS.authority())) {
            refuses(nodes, "has expired");
        }
    }

    private static void refuses(Nodes nodes, String why) {
        assertThatThrownBy(() -> nodes.unconnected(new TopicLocks()).open().get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Nodes nodes(String names, Path authority) {
        return nodes(RedisServer.withTls(OURS.certify(names)), authority);
    }

    private static Nodes nodes(RedisServer redis, Path authority) {
        return new Nodes(redis, RedisAddress.of("rediss://localhost:" + redis.port(), Optional.of(authority)));
    }
}
