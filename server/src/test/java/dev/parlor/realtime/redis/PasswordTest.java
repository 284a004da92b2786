package dev.parlor.realtime.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.testkit.RedisServer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Redis that wants a password.
@Timeout(60)
final class PasswordTest {
    @Test
    void entersWithTheRightOne() {
        try (var nodes = nodes("open sesame", ":open%20sesame@")) {
            nodes.node();
        }
    }

    @Test
    void isToldThatItIsWrong() {
        try (var nodes = nodes("open sesame", ":simsalabim@")) {
            refuses(nodes);
        }
    }

    @Test
    void isToldThatOneIsNeeded() {
        try (var nodes = nodes("open sesame", "")) {
            refuses(nodes);
        }
    }

    @Test
    void isToldThatTheChannelsAreForbidden() {
        var redis = new RedisServer("--user", "parlor", "on", ">secret", "~parlor:*", "+@all", "-@admin");
        var address = RedisAddress.of("redis://parlor:secret@127.0.0.1:" + redis.port(), Optional.empty());
        try (var nodes = new Nodes(redis, address)) {
            assertThatThrownBy(() -> open(nodes)).hasMessageContaining("&parlor:*");
        }
    }

    @Test
    void needsNoMorePermissionsThanItSays() {
        var redis = new RedisServer("--user", "parlor", "on", ">secret", "~parlor:*", "&parlor:*", "+@all", "-@admin");
        var address = RedisAddress.of("redis://parlor:secret@127.0.0.1:" + redis.port(), Optional.empty());
        try (var nodes = new Nodes(redis, address)) {
            nodes.node();
        }
    }

    private static void open(Nodes nodes) throws Exception {
        nodes.unconnected(new TopicLocks()).open().get(10, TimeUnit.SECONDS);
    }

    private static void refuses(Nodes nodes) {
        assertThatThrownBy(() -> nodes.unconnected(new TopicLocks()).open().get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redis rejected this node")
                .hasMessageContaining("password in REDIS_URL");
    }

    private static Nodes nodes(String password, String login) {
        var redis = new RedisServer("--requirepass", password);
        return new Nodes(redis, RedisAddress.of("redis://" + login + "127.0.0.1:" + redis.port(), Optional.empty()));
    }
}
