package dev.parlor.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: one port, HTTP/1.1, as many event loops as processors.
///
/// Life: [#start], serve, [#drain], [#stop]; not to be started again.
public final class WebServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_MARGIN = Duration.ofSeconds(5);

    private final WebSettings settings;
    private final Surroundings surroundings;
    private final List<Resource> resources;
    private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
    private final Vertx vertx;
    private final Outbound outbound;
    private final Health health;

    /// @param resources every feature's routes
    public WebServer(WebSettings settings, Surroundings surroundings, List<Resource> resources) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.resources = List.copyOf(resources);
        this.vertx = Vertx.vertx(options());
        this.outbound = new Outbound(new Cors(settings.origins()), new HttpDate(settings.clock()), new RequestLog());
        this.health = new Health(surroundings.ready(), outbound);
    }

    /// Begins to serve, and returns the port that it listens on.
    ///
    /// @throws IllegalStateException when the port can't be had; the message says which and why
    public int start() {
        var front = front();
        var instances = Runtime.getRuntime().availableProcessors();
        // A negative port is "any free one, but the same for all of them".
        var port = settings.port() == 0 ? -1 : settings.port();
        var deployed = vertx.deployVerticle(
                () -> {
                    var listener = new Listener(settings, port, front, surroundings.socketGate());
                    listeners.add(listener);
                    return listener;
                },
                new DeploymentOptions().setInstances(instances));
        try {
            await(deployed, START_LIMIT);
        } catch (ExecutionException failed) {
            // Their event loops end with the library: they have nothing left to stop on.
            listeners.clear();
            throw new IllegalStateException(
                    "Can't listen on " + settings.host() + ":" + settings.port() + ": "
                            + failed.getCause().getMessage(),
                    failed.getCause());
        }
        return listeners.element().port();
    }

    /// From now on `/readyz` answers 503, so that load balancers send nobody here any more.
    public void drain() {
        health.drain();
    }

    /// Stops listening, lets requests and sockets that are still open finish for at most `grace`, closes the rest,
    /// and returns when all is over.
    public void stop(Duration grace) {
        health.drain();
        var stopped = Future.all(
                        listeners.stream().map(listener -> listener.stop(grace)).toList())
                .transform(result -> vertx.close());
        try {
            await(stopped, grace.plus(STOP_MARGIN));
        } catch (ExecutionException failed) {
            LOG.warn("The HTTP server did not stop cleanly", failed.getCause());
        }
    }

    private Front front() {
        var bodies = new Bodies(outbound);
        var gatekeeper = new Gatekeeper(surroundings.authenticator(), surroundings.requests(), settings.clients());
        var cors = new Cors(settings.origins());
        var api = new Api(resources, cors, bodies, gatekeeper, settings.clients(), outbound);
        var sockets = new SocketPaths(surroundings.socketPath(), outbound);
        return new Front(settings.hosts(), api, health, sockets, new StaticClient(outbound), outbound);
    }

    private static VertxOptions options() {
        // Files and worker threads of the library are not used: it need not prepare any.
        var noFiles =
                new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(noFiles);
    }

    private static void await(Future<?> future, Duration limit) throws ExecutionException {
        try {
            future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new ExecutionException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(interrupted);
        }
    }
}
