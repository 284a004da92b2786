package dev.parlor.bench;

import java.io.IOException;
import java.net.ServerSocket;

/// Ports that nobody uses.
public final class Ports {
    private Ports() {}

    public static int free(Loopback host) throws IOException {
        try (var socket = new ServerSocket(0, 1, host.address())) {
            return socket.getLocalPort();
        }
    }
}
