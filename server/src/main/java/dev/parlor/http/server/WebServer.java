package dev.parlor.http.server;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Resource;
import dev.parlor.http.assets.GeneratedPages;
import dev.parlor.http.assets.StaticClient;
import dev.parlor.http.request.ApiHandler;
import dev.parlor.http.request.CorsPolicy;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.Gatekeeper;
import dev.parlor.http.request.HttpDate;
import dev.parlor.http.request.MetricsAccess;
import dev.parlor.http.request.RequestBodies;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.RequestLog;
import dev.parlor.http.request.ResponseWriter;
import io.netty.channel.Channel;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: one port, HTTP/1.1, as many event loops as processors.
///
/// Life cycle: [#start], serve, [#drain], [#stop]. Can't be started again.
public final class WebServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_MARGIN = Duration.ofSeconds(5);

    private final WebSettings settings;
    private final ServerDependencies dependencies;
    private final List<Resource> resources;
    private final GeneratedPages pages;
    private final Queue<ServerListener> listeners = new ConcurrentLinkedQueue<>();
    private final Gatekeeper gatekeeper;
    private final Vertx vertx;
    private final ResponseWriter writer;
    private final HealthEndpoint health;

    /// Without generated pages.
    public WebServer(WebSettings settings, ServerDependencies dependencies, List<Resource> resources) {
        this(settings, dependencies, resources, GeneratedPages.NONE);
    }

    /// @param resources the routes of all features
    public WebServer(
            WebSettings settings, ServerDependencies dependencies, List<Resource> resources, GeneratedPages pages) {
        this.settings = settings;
        this.dependencies = dependencies;
        this.resources = List.copyOf(resources);
        this.pages = pages;
        this.vertx = Vertx.vertx(options());
        this.writer = new ResponseWriter(
                new CorsPolicy(settings.origins(), settings.corsHeaders()),
                new HttpDate(settings.clock()),
                settings.hsts(),
                new RequestLog(),
                dependencies.watch());
        this.gatekeeper = new Gatekeeper(dependencies.authenticator(), dependencies.requests());
        this.health = new HealthEndpoint(dependencies.readiness(), writer);
    }

    /// Starts serving, and returns the port that it listens on.
    ///
    /// @throws IllegalStateException when it can't listen on the port; the message says which port and why
    public int start() {
        listen(
                settings,
                front(),
                dependencies.socketGate(),
                Runtime.getRuntime().availableProcessors());
        return listeners.element().port();
    }

    /// Starts serving metrics on their own port, if one is configured, and returns that port.
    ///
    /// @throws IllegalStateException as [#start]
    public Optional<Integer> startMeasurements() {
        return ownMeasurements().map(own -> {
            var page = new MetricsPage(Optional.of(own), gatekeeper, writer);
            var handler = new RequestHandler(context -> alone(context, page), settings.clients(), writer);
            var place = settings.at(own.address(), own.port().orElseThrow());
            return listen(place, handler, channel -> {}, 1).port();
        });
    }

    /// Metrics collectors may use any address or an allowed name; other names are refused, against DNS
    /// rebinding.
    private void alone(RequestContext context, MetricsPage page) {
        if (context.namesHost() && !settings.hosts().allowsOrIsAddress(context.host())) {
            writer.send(context, EncodedResponse.of(ProblemResponses.disallowedHost()));
        } else if (context.target().path().equals(MetricsPage.PATH)) {
            page.handle(context.at(MetricsPage.PATH));
        } else {
            writer.send(context, EncodedResponse.of(ProblemResponses.notFound()));
        }
    }

    private Optional<MetricsAccess> ownMeasurements() {
        return dependencies.watch().measurements().filter(shown -> shown.port().isPresent());
    }

    /// Opens a port on a number of event loops, and returns one of the listeners.
    private ServerListener listen(
            WebSettings place, RequestHandler handler, Consumer<Channel> socketGate, int instances) {
        // For Vert.x, a negative port is a free one that all instances share; each negative number is another
        // port.
        var port = place.port() == 0 ? -1 - listeners.size() : place.port();
        var opened = new ConcurrentLinkedQueue<ServerListener>();
        var connections = new ConnectionSlots(
                place.clients(),
                place.connections().perAddress(),
                dependencies.watch().traffic());
        var deployed = vertx.deployVerticle(
                () -> {
                    var listener = new ServerListener(place, port, handler, socketGate, connections);
                    opened.add(listener);
                    return listener;
                },
                new DeploymentOptions().setInstances(instances));
        try {
            await(deployed, START_LIMIT);
        } catch (ExecutionException failed) {
            // Event loops that failed to listen have nothing to stop.
            throw new IllegalStateException(
                    "Cannot listen on " + place.host() + ":" + place.port() + ": "
                            + failed.getCause().getMessage(),
                    failed.getCause());
        }
        listeners.addAll(opened);
        return opened.element();
    }

    /// From now on `/readyz` answers 503, so that load balancers send no more requests here.
    public void drain() {
        health.drain();
    }

    /// Stops listening, waits at most `grace` for open requests and sockets to finish, closes the rest, and
    /// returns when everything has ended.
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

    private RequestHandler front() {
        var bodies = new RequestBodies(writer);
        var cors = new CorsPolicy(settings.origins(), settings.corsHeaders());
        var api = new ApiHandler(resources, cors, bodies, gatekeeper, writer);
        var sockets = new SocketPaths(dependencies.socketPath(), writer);
        var client = new StaticClient(pages, writer);
        var measurements =
                dependencies.watch().measurements().filter(shown -> shown.port().isEmpty());
        var metrics = new MetricsPage(measurements, gatekeeper, writer);
        var places = new PathDispatcher(settings.hosts(), api, health, sockets, client, metrics, writer);
        return new RequestHandler(places, settings.clients(), writer);
    }

    private static VertxOptions options() {
        // The library's files and worker threads are not used, so it need not prepare any.
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
