package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Stands between a client and a server, and can cut the line, or keep back what goes through it: for the tests, the
/// server is gone then, or stands still.
public final class Relay implements AutoCloseable {
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> fatal = new AtomicReference<>("");
    private final AtomicReference<String> fatalRequest = new AtomicReference<>("");
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile ServerSocket door;
    private final int port;

    /// @param server host and port
    public Relay(String server) {
        var colon = server.lastIndexOf(':');
        this.server = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        this.door = listen(0);
        this.port = door.getLocalPort();
    }

    /// Where the server seems to be.
    public String address() {
        return "127.0.0.1:" + port;
    }

    /// Breaks all connections and takes no more.
    public void cut() {
        close(door);
        open.forEach(Relay::close);
        open.clear();
    }

    /// Takes connections again.
    public void mend() {
        door = listen(port);
    }

    /// Keeps everything back, both ways, until [#flow]: for each side, the other stands still.
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void flow() {
        gate.countDown();
    }

    /// Breaks the next connection on which the server says these words, instead of passing them on: it has done
    /// something, and nobody learns of it.
    public void loseTheAnswer(String words) {
        fatal.set(words);
    }

    /// Breaks the next connection on which the client says these words, instead of passing them on: the server
    /// never learns of it.
    public void loseTheRequest(String words) {
        fatalRequest.set(words);
    }

    @Override
    public void close() {
        flow();
        cut();
    }

    private ServerSocket listen(int at) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            Thread.startVirtualThread(() -> accept(opened));
            return opened;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                connect(from.accept());
            }
        } catch (IOException cut) {
            close(from);
        }
    }

    private void connect(Socket client) {
        try {
            var behind = new Socket();
            behind.connect(server);
            open.add(client);
            open.add(behind);
            pump(client, behind, bytes -> !isIn(bytes, fatalRequest));
            pump(behind, client, bytes -> !isIn(bytes, fatal));
        } catch (IOException nobodyThere) {
            close(client);
        }
    }

    private static boolean isIn(String bytes, AtomicReference<String> fatal) {
        var words = fatal.get();
        return !words.isEmpty() && bytes.contains(words) && fatal.compareAndSet(words, "");
    }

    /// @param passes whether to pass something on, or to end the connection
    private void pump(Socket from, Socket to, Predicate<String> passes) {
        Thread.startVirtualThread(() -> {
            try (from;
                    to) {
                var buffer = new byte[1 << 14];
                for (var length = from.getInputStream().read(buffer);
                        length >= 0 && passes.test(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                        length = from.getInputStream().read(buffer)) {
                    gate.await();
                    to.getOutputStream().write(buffer, 0, length);
                }
            } catch (IOException ended) {
                close(to);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void close(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception alreadyBroken) {
            throw new IllegalStateException(alreadyBroken);
        }
    }
}
