package dev.parlor.realtime.netty.upgrade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parlor.json.Json;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;

/// The HTTP error that answers a handshake, in the format of the contract, §1; the connection ends with it.
///
/// @param code empty where the contract has none
/// @param header one more header line, or empty
public record HandshakeRefusal(HttpResponseStatus status, String detail, String code, String header) {
    HandshakeRefusal(HttpResponseStatus status, String detail, String code) {
        this(status, detail, code, "");
    }

    /// 400: not a valid handshake (RFC 6455 §4.1).
    static HandshakeRefusal malformed(String sentence) {
        return new HandshakeRefusal(HttpResponseStatus.BAD_REQUEST, sentence, "bad_handshake");
    }

    static HandshakeRefusal wrongMethod(String method) {
        return new HandshakeRefusal(
                HttpResponseStatus.METHOD_NOT_ALLOWED, "Method \"" + method + "\" not allowed.", "", "Allow: GET");
    }

    static HandshakeRefusal notFound() {
        return new HandshakeRefusal(HttpResponseStatus.NOT_FOUND, "Not found.", "not_found");
    }

    public static HandshakeRefusal throttled(int seconds) {
        return new HandshakeRefusal(
                HttpResponseStatus.TOO_MANY_REQUESTS,
                "Request was throttled. Expected available in " + seconds + " seconds.",
                "throttled",
                "Retry-After: " + seconds);
    }

    /// 503: the node is stopping.
    public static HandshakeRefusal restarting() {
        return new HandshakeRefusal(
                HttpResponseStatus.SERVICE_UNAVAILABLE,
                "The server is restarting. Connect again in a moment.",
                "restarting",
                "Retry-After: 1");
    }

    public ByteBuf encode(ByteBufAllocator allocator) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", detail);
        if (!code.isEmpty()) {
            body.put("code", code);
        }
        var json = Json.bytes(body);
        var head = "HTTP/1.1 " + status.code() + ' ' + status.reasonPhrase() + "\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + json.length + "\r\n"
                + (header.isEmpty() ? "" : header + "\r\n")
                + "Cache-Control: no-store\r\n"
                + "Connection: close\r\n\r\n";
        return allocator
                .buffer(head.length() + json.length)
                .writeBytes(head.getBytes(US_ASCII))
                .writeBytes(json);
    }
}
