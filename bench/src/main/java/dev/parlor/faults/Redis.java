package dev.parlor.faults;

import dev.parlor.bench.Loopback;
import dev.parlor.bench.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.RedisExecProvider;

/// A Redis that keeps nothing on the disk, in a process of its own, always at the same port.
final class Redis implements AutoCloseable {
    private static final long PAUSE = 10_000_000;

    private final Loopback host;
    private final Path folder;
    private final int port;
    private Process process;

    Redis(Loopback host, Path folder) throws IOException {
        this.host = host;
        this.folder = folder;
        this.port = Ports.free(host);
        this.process = launch();
    }

    String url() {
        return "redis://" + host.text() + ":" + port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// After [#kill], empty.
    void restart() throws IOException {
        process = launch();
    }

    /// Gives a command, as its words.
    ///
    /// @throws IOException when it is refused
    void tell(String command) throws IOException {
        try (var socket = new Socket(host.address(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().read();
            if (answer != '+' && answer != ':') {
                throw new IOException("Redis refuses " + command + ".");
            }
        }
    }

    private Process launch() throws IOException {
        var program = RedisExecProvider.defaultProvider().get().getAbsolutePath();
        var launched = new ProcessBuilder(
                        program, "--port", "" + port, "--bind", host.text(), "--save", "", "--dir", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("redis.log").toFile()))
                .start();
        while (!accepts()) {
            if (!launched.isAlive()) {
                throw new IOException("Redis has ended with " + launched.exitValue() + ".");
            }
            LockSupport.parkNanos(PAUSE);
        }
        return launched;
    }

    private boolean accepts() throws IOException {
        try (var socket = new Socket(host.address(), port)) {
            return socket.isConnected();
        } catch (SocketException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
