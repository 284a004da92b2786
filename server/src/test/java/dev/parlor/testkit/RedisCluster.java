package dev.parlor.testkit;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three primaries of a real cluster, with a third of the slots each. Whoever has them ends them.
public final class RedisCluster {
    private static final int SLOTS = 16_384;
    private static final int PRIMARIES = 3;

    private final List<RedisServer> servers = new ArrayList<>();

    public RedisCluster() {
        var busPorts = new ArrayList<Integer>();
        for (var n = 0; n < PRIMARIES; n++) {
            busPorts.add(RedisServer.freePort());
            servers.add(RedisServer.forCluster(busPorts.getLast()));
        }
        for (var n = 0; n < PRIMARIES; n++) {
            var slots = IntStream.range(n * SLOTS / PRIMARIES, (n + 1) * SLOTS / PRIMARIES)
                    .toArray();
            servers.get(n).ask(redis -> redis.clusterAddSlots(slots));
            meet(servers.get(n).port(), busPorts.get(n));
        }
        awaitOrder();
    }

    public List<RedisServer> servers() {
        return servers;
    }

    public String url() {
        return servers.stream()
                .map(server -> "127.0.0.1:" + server.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    /// Waits until every primary knows every other and all slots are served.
    public void awaitOrder() {
        Eventually.holds(() -> servers.stream()
                .map(server -> server.ask(redis -> redis.clusterInfo()))
                .allMatch(info -> info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3")));
    }

    private void meet(int port, int busPort) {
        var arguments = new CommandArgs<>(StringCodec.UTF8)
                .add("MEET")
                .add("127.0.0.1")
                .add(port)
                .add(busPort);
        servers.getFirst()
                .ask(redis -> redis.dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), arguments));
    }
}
