package dev.parlor.realtime.redis;

import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of Redis, from `REDIS_URL`.
///
/// * `redis://[user:password@]host[:port]`: one server
/// * `redis-sentinel://[password@]host[:port],host[:port]#master`: the master that the sentinels name
/// * `redis-cluster://[user:password@]host[:port],host[:port]`: a cluster, by some of its nodes
///
/// With TLS and verified certificates: `rediss://`, `rediss-sentinel://`, `rediss-cluster://`.
///
/// @param nodes one, or some nodes of a cluster
/// @param authority the certificates to trust, a PEM file; those of the Java runtime when empty
public record RedisAddress(List<RedisURI> nodes, boolean cluster, Optional<Path> authority) {
    private static final Pattern CLUSTER = Pattern.compile("(rediss?)-cluster://(?:([^@/]*)@)?([^/#?]+)/?");
    private static final Pattern OTHER = Pattern.compile("(rediss?|rediss?-sentinel)://.+");

    /// @throws IllegalArgumentException when it is malformed; the message is for the operator and contains no
    ///     password
    public static RedisAddress of(String url, Optional<Path> authority) {
        var cluster = CLUSTER.matcher(url);
        try {
            if (cluster.matches()) {
                var login = cluster.group(2) == null ? "" : cluster.group(2) + "@";
                var nodes = Arrays.stream(cluster.group(3).split(","))
                        .map(node -> RedisURI.create(cluster.group(1) + "://" + login + node))
                        .toList();
                return new RedisAddress(nodes, true, authority);
            } else if (OTHER.matcher(url).matches()) {
                return new RedisAddress(List.of(RedisURI.create(url)), false, authority);
            }
        } catch (IllegalArgumentException malformed) {
            // The library's message may contain the password.
        }
        throw new IllegalArgumentException("REDIS_URL can't be understood. Write redis://host:6379, rediss://… for TLS,"
                + " redis-sentinel://host,host#master or redis-cluster://host,host; a password goes before the host:"
                + " redis://:password@host:6379 (special characters as %40).");
    }

    /// Whether connections are encrypted.
    public boolean tls() {
        return nodes.getFirst().isSsl();
    }

    /// The first server or sentinel, as `host:port`.
    public String place() {
        var first = nodes.getFirst();
        var shown =
                first.getSentinels().isEmpty() ? first : first.getSentinels().getFirst();
        return shown.getHost() + ":" + shown.getPort();
    }

    /// As [RedisURI] shows it: without passwords.
    @Override
    public String toString() {
        return nodes.toString();
    }
}
