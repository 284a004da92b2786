package dev.parlor.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for the first 200 on `/healthz`, asking each [#PAUSE].
final class Health {
    private static final Duration PAUSE = Duration.ofMillis(2);

    private Health() {}

    static void await(Loopback host, int port, Process process, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!healthy(host, port)) {
            if (!process.isAlive()) {
                throw new IOException("The server ended with " + process.exitValue() + ".");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The server did not answer for " + patience.toSeconds() + " s.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean healthy(Loopback host, int port) throws IOException {
        try (var socket = new Socket(host.address(), port)) {
            var request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.equals("HTTP/1.1 200");
        } catch (SocketException notYet) {
            return false;
        }
    }
}
