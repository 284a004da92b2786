package dev.parlor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between browsers and a server: it can be cut, so that both notice, or fall silent, so that nobody
/// does.
final class Wire implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /// The connections on which nothing arrives any more, in either direction.
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

    /// @param address of the server
    Wire(String address) {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        target = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    /// Breaks every connection that is open now; new ones work.
    void cut() {
        open.forEach(Wire::end);
    }

    /// Nothing arrives any more on the connections that are open now; new ones work.
    void fallSilent() {
        silent.addAll(open);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                join(door.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void join(Socket browser) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(browser);
            open.add(server);
            Thread.ofVirtual().start(() -> pump(browser, server));
            Thread.ofVirtual().start(() -> pump(server, browser));
        } catch (IOException nobody) {
            end(browser);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var buffer = new byte[8192];
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!silent.contains(from)) {
                    out.write(buffer, 0, length);
                    out.flush();
                }
            }
            over(from, to);
        } catch (IOException broken) {
            end(from);
            end(to);
            open.removeAll(Set.of(from, to));
        }
    }

    /// One direction is over. What was said in it last is to arrive, so the other one goes on until it is over too.
    private void over(Socket from, Socket to) throws IOException {
        to.shutdownOutput();
        if (from.isOutputShutdown()) {
            from.close();
            to.close();
            open.removeAll(Set.of(from, to));
        }
    }

    private static void end(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is all that was wanted.
        }
    }
}
