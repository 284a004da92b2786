package dev.parlor.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A connection that sends exactly the bytes it is told to, for requests that no proper client would make.
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /// Sends text as it stands, `\n` as CR LF.
    public RawClient send(String text) throws IOException {
        return sendBytes(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends the head of a request to `localhost`, with further header lines.
    public RawClient sendHead(String requestLine, String... headers) throws IOException {
        return send(requestLine + " HTTP/1.1\nHost: localhost\n" + String.join("\n", headers)
                + (headers.length > 0 ? "\n\n" : "\n"));
    }

    RawClient sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Reads one answer with a `Content-Length`, or without a body.
    public RawAnswer answer() throws IOException {
        return answer(true);
    }

    /// Reads the head of an answer whose body is left out, as to `HEAD`.
    public RawAnswer head() throws IOException {
        return answer(false);
    }

    /// Whether the server has closed; waits for it.
    boolean closed() throws IOException {
        return in.read() < 0;
    }

    /// Whether the server has closed, whatever it sent before; waits for it.
    boolean ended() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return true;
    }

    /// Whether the server neither sends nor closes for so long.
    boolean silentFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private RawAnswer answer(boolean withBody) throws IOException {
        var lines = readHead().split("\r\n", -1);
        if (!lines[0].startsWith("HTTP/1.")) {
            throw new IOException("This is no HTTP/1: " + lines[0]);
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        var length = withBody ? Integer.parseInt(headers.getOrDefault("Content-Length", "0")) : 0;
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new RawAnswer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - 4);
    }

    /// What came back.
    public record RawAnswer(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }
}
