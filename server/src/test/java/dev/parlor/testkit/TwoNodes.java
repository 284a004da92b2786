package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import java.util.HashMap;
import java.util.Map;

/// Two whole servers with one PostgreSQL and one Redis.
public final class TwoNodes implements AutoCloseable {
    public static final String KEY = "a signing key that all nodes of a test share";

    private final String database = url(PostgresServer.freshDatabase());
    private final RedisServer redis = new RedisServer();
    private final LiveNode one = start(Map.of());
    private final LiveNode other = start(Map.of());

    public LiveNode one() {
        return one;
    }

    public LiveNode other() {
        return other;
    }

    public RedisServer redis() {
        return redis;
    }

    /// One more node beside them.
    public LiveNode start(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("DATABASE_URL", database, "REDIS_URL", redis.url(), "SECRET_KEY", KEY));
        all.putAll(settings);
        return LiveNode.start(all);
    }

    private static String url(DatabaseAddress address) {
        return address instanceof DatabaseAddress.PostgresAddress(var hosts, var name, var user, var password, var _)
                ? "postgresql://" + user + ":" + password + "@" + hosts + "/" + name
                : "";
    }

    @Override
    public void close() {
        one.close();
        other.close();
        redis.close();
    }
}
