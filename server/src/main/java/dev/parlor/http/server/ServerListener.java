package dev.parlor.http.server;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The server on one event loop. All instances share the port; connections are assigned in rotation.
final class ServerListener extends VerticleBase {
    private static final int LONGEST_REQUEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 16 * 1024;

    private final WebSettings settings;
    private final int port;
    private final RequestHandler handler;
    private final Consumer<Channel> socketGate;
    private final ConnectionSlots connections;
    private volatile @Nullable HttpServer server;

    ServerListener(
            WebSettings settings,
            int port,
            RequestHandler handler,
            Consumer<Channel> socketGate,
            ConnectionSlots connections) {
        this.settings = settings;
        this.port = port;
        this.handler = handler;
        this.socketGate = socketGate;
        this.connections = connections;
    }

    @Override
    public Future<?> start() {
        var listening = vertx.createHttpServer(options())
                .requestHandler(handler::handle)
                .invalidRequestHandler(handler::handleMalformed)
                .connectionHandler(this::connected);
        server = listening;
        return listening.listen(port, settings.host());
    }

    int port() {
        var listening = server;
        return listening == null ? 0 : listening.actualPort();
    }

    Future<?> stop(Duration grace) {
        var listening = server;
        return listening == null
                ? Future.succeededFuture()
                : listening.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void connected(HttpConnection connection) {
        var channel =
                ((HttpServerConnection) connection).channelHandlerContext().channel();
        if (!connections.take(channel, connection.remoteAddress().hostAddress())) {
            var _ = channel.close();
            return;
        }
        channel.pipeline()
                .addBefore("handler", "linger", new LingeringClose())
                .addBefore("handler", "versions", new HttpVersionCheck())
                .addBefore(
                        "handler",
                        "backpressure",
                        new WriteBackpressure(settings.connections().stalled()))
                .addBefore(
                        "handler",
                        "patience",
                        new RequestTimeouts(settings.connections().idle()));
        socketGate.accept(channel);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(MOST_HEADERS)
                .setDecoderInitialBufferSize(256)
                .setAcceptBacklog(4096)
                .setTcpFastOpen(false);
    }
}
