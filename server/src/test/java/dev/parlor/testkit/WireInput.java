package dev.parlor.testkit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;

/// What a test reads from a socket: lines and bytes, never for longer than the deadline.
final class WireInput {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;

    WireInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout((int) DEADLINE.toMillis());
    }

    /// A line of ISO-8859-1, without its end.
    String line() {
        var line = new StringBuilder();
        for (var c = octet(); c != '\n'; c = octet()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    int octet() {
        return bytes(1)[0] & 0xFF;
    }

    byte[] bytes(int length) {
        try {
            var bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the server hung up");
            }
            return bytes;
        } catch (SocketTimeoutException late) {
            throw new AssertionError("nothing came for " + DEADLINE, late);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The next byte, or nothing when the server has hung up in good order.
    OptionalInt octetOrEnd() {
        try {
            var octet = in.read();
            return octet < 0 ? OptionalInt.empty() : OptionalInt.of(octet);
        } catch (SocketTimeoutException late) {
            throw new AssertionError("the server did not hang up", late);
        } catch (IOException reset) {
            throw new AssertionError("the server reset the connection", reset);
        }
    }

    /// Whether a byte arrives within that time; it is not taken.
    boolean arrivesWithin(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            in.mark(1);
            var arrived = in.read() >= 0;
            in.reset();
            return arrived;
        } catch (SocketTimeoutException nothing) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            restoreDeadline();
        }
    }

    private void restoreDeadline() {
        try {
            socket.setSoTimeout((int) DEADLINE.toMillis());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
