package dev.parlor.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Somebody else's site, which uses Parlor's client library: an empty page, and copies of `parlor.js` and
/// `parlor/`.
final class Outside {
    private static final Path WEB = Path.of("..", "web");
    private static final String PAGE = "<!doctype html><html lang=en><title>Outside</title><link rel=icon href=data:,>";
    private static final String WORKER = """
            import {Parlor, Tokens} from '/parlor.js';
            onmessage = ({data: {server, tokens, game}}) => {
                const socket = new Parlor({server, tokens: new Tokens(tokens)}).game(game);
                socket.on('game_update', (update) => postMessage(update.board_state));
                socket.open();
            };""";

    private final HttpServer server;

    private Outside(HttpServer server) {
        this.server = server;
    }

    static Outside start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Outside::answer);
            server.start();
            return new Outside(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var script = path.endsWith(".js");
        byte[] body;
        if (path.startsWith("/parlor")) {
            body = Files.readAllBytes(WEB.resolve(path.substring(1)));
        } else {
            body = (script ? WORKER : PAGE).getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", script ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
