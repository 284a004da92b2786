package dev.parlor.http;

import dev.parlor.http.server.ServerDependencies;
import dev.parlor.http.server.WebServer;
import dev.parlor.http.server.WebSettings;
import dev.parlor.limits.Rate;
import dev.parlor.limits.RateLimit;
import dev.parlor.realtime.netty.SocketGates;
import dev.parlor.testkit.Api;
import io.github.bucket4j.TimeMeter;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A server on a free port, with a few routes of its own and an authenticator that reads `user-<id>`.
public final class TestServer implements AutoCloseable {
    public final AtomicBoolean ready = new AtomicBoolean(true);
    /// How often readiness was asked for.
    public final AtomicInteger looks = new AtomicInteger();
    public final WebServer server;
    public final int port;

    public TestServer(Resource... resources) {
        this(WebSettings.local(0), Rate.flow(100_000, 100_000), resources);
    }

    public TestServer(WebSettings settings, Rate requests, Resource... resources) {
        this(settings, requests, channel -> {}, path -> path.matches("/ws/game/\\d+"), resources);
    }

    public TestServer(WebSettings settings, Rate requests, SocketGates gates, Resource... resources) {
        this(settings, requests, gates::guard, gates::knows, resources);
    }

    private TestServer(
            WebSettings settings,
            Rate requests,
            Consumer<Channel> gate,
            Predicate<String> socketPath,
            Resource... resources) {
        var limit = new RateLimit(requests, TimeMeter.SYSTEM_NANOTIME);
        var surroundings = new ServerDependencies(new TokensAreNames(), limit, gate, socketPath, this::look);
        server = new WebServer(settings, surroundings, List.of(resources));
        port = server.start();
    }

    private boolean look() {
        looks.incrementAndGet();
        return ready.get();
    }

    public Api api() {
        return Api.at(port);
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1));
    }
}
