package dev.parlor.contract;

import dev.parlor.testkit.Witness.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `openapi.yaml` lets a server answer.
///
/// A request that was refused may have been as wrong as it liked. One that was accepted (2xx) must be one that the
/// document allows: else the server takes more than is written down.
final class RestContract {
    private static final Pattern COVERED =
            Pattern.compile("/(api|ws)(/.*)?|/healthz|/readyz|/metrics|/docs/((open|async)api\\.yaml)?");

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final Document document;
    private final Paths paths;
    private final Bodies bodies;
    private final Queries queries;

    RestContract(Document document) {
        this.document = document;
        this.paths = new Paths(List.copyOf(document.root().at("paths").node().propertyNames()));
        this.bodies = new Bodies(document);
        this.queries = new Queries(document);
    }

    /// What is wrong with an exchange, as a sentence; empty when nothing is, or when the document has no say in
    /// such paths (those of the web client).
    Optional<String> objection(Exchange exchange) {
        if (!COVERED.matcher(Paths.path(exchange.target())).matches()) {
            return Optional.empty();
        }
        var operation = operation(exchange);
        var possible = possible(operation, exchange.status());
        if (possible.isEmpty()) {
            return Optional.of(what(exchange) + ", a status that openapi.yaml does not list there. The body was "
                    + Bodies.shortened(exchange.body()));
        }
        var objections = new ArrayList<String>();
        for (var response : possible) {
            var wrong = bodies.wrongAnswer(response, exchange);
            if (wrong.isEmpty()) {
                return operation.flatMap(known -> acceptance(known, exchange));
            }
            objections.add(String.join("; ", wrong));
        }
        return Optional.of(what(exchange) + ", but not as openapi.yaml has it: " + objections.getFirst()
                + ". The body was " + Bodies.shortened(exchange.body()));
    }

    /// The operation and the answer, `GET /api/games/{id}/ 200`; empty when no operation was meant.
    Optional<String> name(Exchange exchange) {
        return operation(exchange)
                .flatMap(operation -> paths.find(exchange.target()))
                .map(path -> exchange.method() + " " + path + " " + exchange.status());
    }

    /// Every operation that is written down.
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        var all = document.root().at("paths");
        for (var path : all.node().propertyNames()) {
            for (var method : METHODS) {
                if (all.at(path).at(method).exists()) {
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT), path, all.at(path).at(method)));
                }
            }
        }
        return operations;
    }

    /// One method of one path.
    record Operation(String method, String path, Place place) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean open() {
            return place.at("security").node().isArray()
                    && place.at("security").node().isEmpty();
        }

        /// Whether it takes JSON.
        boolean hasBody() {
            return place.at("requestBody").at("content").at("application/json").exists();
        }

        boolean answers(int status) {
            return place.at("responses").at(Integer.toString(status)).exists();
        }

        /// Each answer, `GET /api/games/{id}/ 200`.
        List<String> answers() {
            return place.at("responses").node().propertyNames().stream()
                    .map(status -> method + " " + path + " " + status)
                    .toList();
        }
    }

    private Optional<String> acceptance(Place operation, Exchange exchange) {
        if (exchange.status() >= 300) {
            return Optional.empty();
        }
        var wrong = Stream.concat(
                        queries.wrong(operation, exchange.target()).stream(),
                        bodies.wrongRequest(document.follow(operation.at("requestBody")), exchange).stream())
                .toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(what(exchange) + ", although openapi.yaml does not allow such a request: "
                        + String.join("; ", wrong) + ". The request was " + exchange.target() + " "
                        + Bodies.shortened(exchange.sent().orElse("")));
    }

    /// The operation that was meant; empty when there is no such path, or not this method of it.
    private Optional<Place> operation(Exchange exchange) {
        var method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return paths.find(exchange.target())
                .map(path -> document.root().at("paths").at(path).at(method.toLowerCase(Locale.ROOT)))
                .filter(Place::exists);
    }

    /// What may be answered: what the operation lists, or else what is answered where there is none, and what is
    /// answered before anybody looks.
    private List<Place> possible(Optional<Place> operation, int status) {
        var listed = operation
                .map(known -> known.at("responses"))
                .orElseGet(() -> document.root().at("x-no-such-route"));
        return Stream.of(listed, document.root().at("x-anywhere"))
                .map(responses -> document.follow(responses.at(Integer.toString(status))))
                .filter(Place::exists)
                .toList();
    }

    private static String what(Exchange exchange) {
        return exchange.method() + " " + Paths.path(exchange.target()) + " answered " + exchange.status();
    }
}
