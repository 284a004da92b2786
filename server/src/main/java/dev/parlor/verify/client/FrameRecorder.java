package dev.parlor.verify.client;

import dev.parlor.json.Json;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Records everything received on a socket, in order. Called by the HTTP client's threads, one at a time.
final class FrameRecorder implements WebSocket.Listener {
    /// The code for a connection that ended without a close frame (RFC 6455 §7.1.5).
    static final int BROKEN = 1006;

    private final BlockingQueue<SocketEvent> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    BlockingQueue<SocketEvent> heard() {
        return heard;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(new SocketEvent.FrameEvent(parsed(text.toString())));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard.add(new SocketEvent.PingEvent());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard.add(new SocketEvent.PongEvent());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        heard.add(new SocketEvent.CloseEvent(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        heard.add(new SocketEvent.CloseEvent(BROKEN, String.valueOf(failure.getMessage())));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
