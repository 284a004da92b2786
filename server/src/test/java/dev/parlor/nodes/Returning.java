package dev.parlor.nodes;

import dev.parlor.testkit.WsClient;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The socket of somebody who goes to the next node whenever it breaks. For one thread.
final class Returning implements AutoCloseable {
    private final List<Integer> ports;
    private final String token;
    private final Supplier<String> path;
    private int place;
    private int returns;
    private @Nullable WsClient socket;

    /// @param ports of the nodes
    /// @param place of the first of them
    /// @param path asked anew for each connection, so that it can say what is known already
    Returning(List<Integer> ports, int place, String token, Supplier<String> path) {
        this.ports = ports;
        this.place = place;
        this.token = token;
        this.path = path;
    }

    /// Does something on the socket, and again from the beginning on another one whenever that breaks.
    <T> T untilDone(Function<WsClient, T> work) {
        while (true) {
            try {
                if (socket == null) {
                    socket = WsClient.open(ports.get(place % ports.size()), path.get(), token);
                }
                return work.apply(socket);
            } catch (UncheckedIOException broken) {
                socket = null;
                place++;
                returns++;
            }
        }
    }

    /// How often it was elsewhere when the work went on.
    int returns() {
        return returns;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
