package dev.parlor.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlor.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A WebSocket client for tests, over a plain socket: it can break every rule, and it never waits longer than its
/// deadline. It answers pings while it reads. For one thread.
///
/// What the server should not have done is an [AssertionError].
public final class WsClient implements AutoCloseable {
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    /// A fixed key: nobody's security depends on it.
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;
    private final WireInput in;
    private final Witness witness;
    private final Unanswered unanswered = new Unanswered();
    private String target = "";

    /// The answer to a handshake or another HTTP request. Header names are lower-case.
    public record Answer(int status, Map<String, String> headers, String body) {
        public JsonNode json() {
            return Json.parse(body);
        }
    }

    /// One frame as it came.
    @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
    public record Received(int opcode, boolean last, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }
    }

    /// How the server closed. Code 0: a close frame without a code.
    public record Closed(int code, String reason) {}

    private WsClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new WireInput(socket);
        this.witness = Witnesses.of(socket.getPort());
    }

    /// Connects, without a word.
    public static WsClient connect(int port) {
        return connect(port, 0);
    }

    /// As [#connect(int)], with a receive buffer of about that many bytes, to play a slow reader; 0 for the usual.
    public static WsClient connect(int port, int receiveBuffer) {
        try {
            var socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new WsClient(socket);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Opens a socket with a token in the header.
    public static WsClient open(int port, String path, String token) {
        var client = connect(port);
        client.upgrade(path, "Authorization: Bearer " + token);
        return client;
    }

    /// Shakes hands; more header lines as given.
    public void upgrade(String path, String... headers) {
        write(handshake(path, headers));
        var answer = answer();
        if (answer.status() != 101) {
            throw new AssertionError("no upgrade: " + answer);
        }
    }

    /// A handshake as a browser would send it.
    public static String handshake(String path, String... headers) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /// Sends text as it is, an HTTP request for instance.
    public void write(String text) {
        if (text.startsWith("GET /")) {
            target = text.split(" ", 3)[1];
        }
        write(text.getBytes(ISO_8859_1));
    }

    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Sends a text message.
    public void send(String text) {
        unanswered.sent(text);
        write(frame(TEXT, true, text.getBytes(UTF_8)));
    }

    /// A masked frame.
    public static byte[] frame(int opcode, boolean last, byte[] payload) {
        return frame((last ? 0x80 : 0) | opcode, payload, true);
    }

    /// A frame with any first byte, masked or not.
    public static byte[] frame(int first, byte[] payload, boolean masked) {
        return WireFrame.encode(first, payload, masked);
    }

    /// Reads an HTTP answer; a body needs a Content-Length.
    public Answer answer() {
        var lines = new ArrayList<String>();
        for (var line = in.line(); !line.isEmpty(); line = in.line()) {
            lines.add(line);
        }
        var headers = new TreeMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
        var body = new String(in.bytes(length), UTF_8);
        if (!target.isEmpty()) {
            witness.answered(new Witness.Exchange("GET", target, Optional.empty(), status, headers, body));
        }
        return new Answer(status, headers, body);
    }

    /// The next frame of any kind.
    public Received frame() {
        var first = in.octet();
        var second = in.octet();
        if ((second & 0x80) != 0) {
            throw new AssertionError("a server must not mask");
        }
        var length = second & 0x7F;
        if (length == 126) {
            length = (in.octet() << 8) | in.octet();
        } else if (length == 127) {
            var size = 0L;
            for (var i = 0; i < 8; i++) {
                size = (size << 8) | in.octet();
            }
            length = Math.toIntExact(size);
        }
        return shown(new Received(first & 0x0F, (first & 0x80) != 0, in.bytes(length)));
    }

    private Received shown(Received frame) {
        if (frame.opcode() == TEXT) {
            witness.said(target, frame.text());
            unanswered.acknowledged(frame.text()).ifPresent(text -> witness.done(target, text));
        } else if (frame.opcode() == CLOSE) {
            var closed = closed(frame);
            witness.closed(target, closed.code(), closed.reason());
        }
        return frame;
    }

    /// The next message.
    public JsonNode next() {
        while (true) {
            var frame = frame();
            switch (frame.opcode()) {
                case TEXT -> {
                    return Json.parse(frame.payload());
                }
                case PING -> write(frame(PONG, true, frame.payload()));
                case PONG -> {}
                default -> throw new AssertionError("waited for a message, got " + describe(frame));
            }
        }
    }

    /// The next message of this type; others are skipped.
    public JsonNode next(String type) {
        while (true) {
            var message = next();
            if (message.path("type").asString().equals(type)) {
                return message;
            }
        }
    }

    /// Waits for the server's close frame, whatever comes before, answers it, and waits for the end of the
    /// connection. Exactly one close frame must come, and nothing behind it.
    public Closed awaitClose() {
        var closed = awaitCloseFrame();
        try {
            write(frame(CLOSE, true, code(closed.code())));
        } catch (UncheckedIOException alreadyGone) {
            // Fine: the server need not wait for an answer.
        }
        awaitEnd();
        close();
        return closed;
    }

    /// As [#awaitClose], but without an answer, and without waiting for the end.
    public Closed awaitCloseFrame() {
        var frame = frame();
        while (frame.opcode() != CLOSE) {
            frame = frame();
        }
        return closed(frame);
    }

    /// Waits until the server has hung up; nothing may come before that.
    public void awaitEnd() {
        in.octetOrEnd().ifPresent(more -> {
            throw new AssertionError("expected the end of the connection, got byte " + more);
        });
    }

    /// Sends a close frame, and returns the server's answer after it has hung up.
    public Closed close(int code) {
        write(frame(CLOSE, true, code(code)));
        var closed = awaitCloseFrame();
        awaitEnd();
        close();
        return closed;
    }

    /// Whether anything arrives within that time.
    public Optional<Received> frameWithin(Duration patience) {
        return in.arrivesWithin(patience) ? Optional.of(frame()) : Optional.empty();
    }

    /// Closes TCP, without a word.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Resets TCP, as a crashed client does.
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The payload of a close frame.
    public static byte[] code(int code) {
        return code == 0 ? new byte[0] : new byte[] {(byte) (code >> 8), (byte) code};
    }

    private static Closed closed(Received frame) {
        var payload = frame.payload();
        if (payload.length == 0) {
            return new Closed(0, "");
        }
        var code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        return new Closed(code, new String(payload, 2, payload.length - 2, UTF_8));
    }

    private static String describe(Received frame) {
        return frame.opcode() == CLOSE ? closed(frame).toString() : "opcode " + frame.opcode();
    }
}
