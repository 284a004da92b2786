package dev.parlor.verify.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens a socket as a browser does, with the `Origin` of a page loaded from the same address.
///
/// @param path with the query, which is never shown
/// @param bearer token for the `Authorization` header; empty when the query authenticates
public record BrowserHandshake(VerifyEndpoint at, String path, Optional<String> bearer) {
    /// @throws CheckFailed with the reason, when the handshake fails
    public ClientSocket open() throws InterruptedException {
        var ear = new FrameRecorder();
        var builder =
                at.client().newWebSocketBuilder().connectTimeout(at.patience()).header("Origin", at.origin());
        bearer.ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        var opening = builder.buildAsync(at.socket(path), ear);
        try {
            var socket = opening.get(at.patience().toMillis() * 2, TimeUnit.MILLISECONDS);
            return new ClientSocket(shown(), at.patience(), ear, socket);
        } catch (TimeoutException endless) {
            var _ = opening.thenAccept(WebSocket::abort);
            throw CheckFailed.failed(silent());
        } catch (ExecutionException failed) {
            throw CheckFailed.failed(sentence(failed.getCause()));
        }
    }

    private String shown() {
        return path.replaceFirst("\\?.*", "") + " at " + at.name();
    }

    private String sentence(Throwable failure) {
        return switch (failure) {
            case WebSocketHandshakeException refused -> refused(refused);
            case java.net.http.HttpConnectTimeoutException connect -> new ConnectionFailure(at, connect).sentence();
            case java.net.http.HttpTimeoutException _ -> silent();
            case IOException lost ->
                "The upgrade to WebSocket on " + shown() + " failed: " + new ConnectionFailure(at, lost).sentence();
            default -> "The upgrade to WebSocket on " + shown() + " failed: " + failure.getMessage();
        };
    }

    private String silent() {
        return "The upgrade to WebSocket on " + shown() + " was not answered within "
                + at.patience().toSeconds()
                + " s: a proxy forwards the request, but not the 101 response, or waits for a body. Make it treat /ws/ as"
                + " WebSocket, without buffering.";
    }

    private String refused(WebSocketHandshakeException refused) {
        var response = refused.getResponse();
        var body = response.body() instanceof String text ? text : "";
        return new RefusedUpgrade(
                        at,
                        new HttpAnswer(
                                "The upgrade to WebSocket on " + shown(),
                                response.statusCode(),
                                response.headers(),
                                body))
                .sentence();
    }
}
