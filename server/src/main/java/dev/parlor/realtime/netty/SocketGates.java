package dev.parlor.realtime.netty;

import dev.parlor.identity.Authenticator;
import dev.parlor.logs.UncaughtErrors;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.netty.limits.PaceLimiter;
import dev.parlor.realtime.netty.limits.SocketAdmission;
import dev.parlor.realtime.netty.limits.ThrottledFrame;
import dev.parlor.realtime.netty.upgrade.ClientRules;
import dev.parlor.realtime.netty.upgrade.RouteTable;
import dev.parlor.realtime.netty.upgrade.SocketTarget;
import dev.parlor.realtime.netty.upgrade.UpgradeRules;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of this node: how they are accepted, counted and closed.
///
/// Thread-safe. Made once.
public final class SocketGates {
    /// The name of the HTTP server's own handler in a connection's pipeline.
    static final String HTTP_HANDLER = "handler";

    private static final Logger LOG = LoggerFactory.getLogger(SocketGates.class);
    private static final long ROUND_SECONDS = 1;

    private final RouteTable routes;
    private final ClientRules clients;
    private final UpgradeRules rules;
    private final SocketServices services;
    private final ConcurrentHashMap<EventLoop, EventLoopState> loops = new ConcurrentHashMap<>();

    public SocketGates(
            List<SocketRoute> routes,
            Authenticator authenticator,
            ChannelLayer layer,
            ClientRules clients,
            SocketSettings settings) {
        this.routes = new RouteTable(routes);
        this.clients = clients;
        rules = new UpgradeRules(this.routes, clients);
        var limits = settings.limits();
        services = new SocketServices(
                layer,
                authenticator,
                settings.timing(),
                new SocketAdmission(limits, settings.timing()),
                PaceLimiter.of(limits.framesPerSecond(), limits.frameBurst()),
                ThrottledFrame.above(limits.framesPerSecond()),
                SocketTraffic.on(routes),
                settings.spans());
    }

    /// Watches a new HTTP connection for handshakes. Call on its event loop, when its pipeline is complete
    /// and before its first byte.
    public void guard(Channel channel) {
        channel.pipeline().addBefore(HTTP_HANDLER, null, new SocketGate(this));
    }

    /// Whether a socket route has this path, with or without its last slash.
    public boolean knows(String path) {
        return routes.find(SocketTarget.withoutLastSlash(path)).isPresent();
    }

    /// How many sockets are open on this node.
    public int count() {
        return services.admissions().count();
    }

    /// The counters of all sockets.
    public SocketTraffic traffic() {
        return services.traffic();
    }

    /// Accepts no more sockets and closes every open one with 1012, spread evenly over `spread`, so that the
    /// clients don't all reconnect elsewhere at once. Returns when all are closed, or after `limit`; sockets
    /// that don't close are cut off a few seconds after `spread`.
    public void drain(Duration spread, Duration limit) {
        try {
            drain(spread).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            if (!(late.getCause() instanceof TimeoutException)) {
                throw late;
            }
            LOG.warn("{} sockets did not close in time and are cut off.", count());
        }
    }

    CompletableFuture<Void> drain(Duration spread) {
        var gone = services.admissions().close();
        var cutOff = spread.plus(services.timing().closing());
        loops.values().forEach(loop -> loop.execute(() -> drain(loop, spread, cutOff)));
        return gone;
    }

    UpgradeRules rules() {
        return rules;
    }

    ClientRules clients() {
        return clients;
    }

    SocketServices services() {
        return services;
    }

    EventLoopState loopOf(EventLoop eventLoop) {
        return loops.computeIfAbsent(eventLoop, this::start);
    }

    private EventLoopState start(EventLoop eventLoop) {
        var loop = EventLoopState.of(eventLoop, services);
        var _ = eventLoop.scheduleWithFixedDelay(() -> round(loop), ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
        return loop;
    }

    /// Must not throw: a repeated task that throws once is never run again.
    private void round(EventLoopState loop) {
        try {
            loop.sockets().round();
            services.admissions().forgetRecovered();
        } catch (RuntimeException bug) {
            LOG.error("The periodic check of open sockets failed", bug);
        } catch (Error broken) {
            UncaughtErrors.handle(broken);
        }
    }

    private static void drain(EventLoopState loop, Duration spread, Duration cutOff) {
        var sockets = loop.sockets().all();
        for (var i = 0; i < sockets.size(); i++) {
            var connection = sockets.get(i);
            var at = spread.toMillis() * i / sockets.size();
            var _ = loop.eventLoop()
                    .schedule(
                            () -> connection.close(CloseCode.SERVICE_RESTART, "server restart"),
                            at,
                            TimeUnit.MILLISECONDS);
        }
        var _ = loop.eventLoop().schedule(() -> cutOff(loop.sockets().all()), cutOff.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cutOff(List<NettyConnection> rest) {
        rest.forEach(connection -> ConnectionClose.cutOff(connection.channel()));
    }
}
