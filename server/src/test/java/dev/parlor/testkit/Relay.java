package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a client and a server, and can cut the line: for the tests, the server is gone then.
public final class Relay implements AutoCloseable {
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
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

    @Override
    public void close() {
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
            pump(client, behind);
            pump(behind, client);
        } catch (IOException nobodyThere) {
            close(client);
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread.startVirtualThread(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                close(to);
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
