package dev.parlor.trace.otel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A collector of traces: takes OTLP over HTTP and keeps what it is sent.
final class LocalCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /// A span as it came.
    ///
    /// @param kind 1 internal, 2 server
    record Received(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            long kind,
            long nanos,
            Map<String, String> attributes,
            boolean failed) {}

    LocalCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Received> spans() {
        return List.copyOf(spans);
    }

    Optional<Received> find(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).findFirst();
    }

    List<Received> partsOf(Received span) {
        return spans.stream().filter(one -> one.parent().equals(span.id())).toList();
    }

    /// What stood in the header `x-key` of each delivery.
    List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
        for (var resource :
                Protobuf.read(exchange.getRequestBody().readAllBytes()).messages(1)) {
            var service = attributes(resource.messages(1).getFirst(), 1).get("service.name");
            resource.messages(2).stream()
                    .flatMap(scope -> scope.messages(2).stream())
                    .forEach(span -> spans.add(received(service, span)));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Received received(String service, Protobuf span) {
        return new Received(
                service,
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                span.all(5).getFirst().text(),
                span.all(6).getFirst().value(),
                span.all(8).getFirst().value() - span.all(7).getFirst().value(),
                attributes(span, 9),
                span.messages(15).stream().anyMatch(status -> !status.all(3).isEmpty()));
    }

    private static Map<String, String> attributes(Protobuf holder, int number) {
        var attributes = new HashMap<String, String>();
        for (var pair : holder.messages(number)) {
            var value = pair.messages(2).getFirst().fields().getFirst();
            attributes.put(
                    pair.all(1).getFirst().text(), value.number() == 1 ? value.text() : Long.toString(value.value()));
        }
        return attributes;
    }

    private static String hex(Protobuf span, int number) {
        return span.all(number).stream()
                .map(field -> HexFormat.of().formatHex(field.content()))
                .findFirst()
                .orElse("");
    }
}
