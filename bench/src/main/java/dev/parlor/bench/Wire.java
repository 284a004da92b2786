package dev.parlor.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Many connections on one thread, so that nothing in a scenario needs a lock.
public final class Wire implements AutoCloseable {
    static final int PATIENCE_SECONDS = 60;
    /// Fewer than the queue of connections that a listening port keeps.
    private static final int AT_ONCE = 100;
    /// Bytes.
    private static final int NARROW = 32_768;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /// The thread of all connections.
    public EventLoop loop() {
        return group.next();
    }

    /// Opens a WebSocket. The future is done when the server has agreed to it.
    public CompletableFuture<Channel> socket(Node node, String path, Account account, Listener listener) {
        return socket(node, path, account, listener, new Bootstrap());
    }

    /// The same, with little room for what has come and is not read yet.
    public CompletableFuture<Channel> narrowSocket(Node node, String path, Account account, Listener listener) {
        return socket(node, path, account, listener, new Bootstrap().option(ChannelOption.SO_RCVBUF, NARROW));
    }

    private CompletableFuture<Channel> socket(
            Node node, String path, Account account, Listener listener, Bootstrap bootstrap) {
        var greeting = new Greeting(authority(node), path, account.token(), listener);
        var connected = connect(node.host(), node.port(), () -> greeting, bootstrap);
        return connected.thenCompose(channel -> greeting.agreed());
    }

    /// Opens many WebSockets, some at a time. All are there when it returns.
    public List<Channel> sockets(int count, IntFunction<CompletableFuture<Channel>> opening) {
        var channels = new ArrayList<Channel>();
        while (channels.size() < count) {
            var some = new ArrayList<CompletableFuture<Channel>>();
            for (var i = channels.size(); i < Math.min(count, channels.size() + AT_ONCE); i++) {
                some.add(opening.apply(i));
            }
            some.forEach(opened -> channels.add(await(opened)));
        }
        return channels;
    }

    /// Opens a plain connection.
    public CompletableFuture<Channel> connect(Loopback host, int port, Supplier<ChannelHandler> handler) {
        return connect(host, port, handler, new Bootstrap());
    }

    private CompletableFuture<Channel> connect(
            Loopback host, int port, Supplier<ChannelHandler> handler, Bootstrap bootstrap) {
        var connected = new CompletableFuture<Channel>();
        bootstrap
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                // Ends with a reset: thousands of ports would otherwise rest for a minute after each scenario.
                .option(ChannelOption.SO_LINGER, 0)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(handler.get());
                    }
                })
                .connect(new InetSocketAddress(host.address(), port))
                .addListener((io.netty.channel.ChannelFuture done) -> {
                    if (done.isSuccess()) {
                        connected.complete(done.channel());
                    } else {
                        connected.completeExceptionally(done.cause());
                    }
                });
        return connected;
    }

    /// @throws java.util.concurrent.CompletionException when it fails or takes longer than a minute
    public static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public static String authority(Node node) {
        var host = node.host().text();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + node.port();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
