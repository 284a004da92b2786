package dev.parlor.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The query of a request that was accepted against the parameters that the document lists. One without a value
/// counts
/// as absent, and one that is not listed says nothing.
record Queries(Document document) {
    List<String> wrong(Place operation, String target) {
        var sent = sent(target);
        return parameters(operation).stream()
                .filter(parameter -> !sent.getOrDefault(name(parameter), "").isEmpty())
                .flatMap(parameter -> wrongValue(parameter, sent.get(name(parameter))).stream())
                .toList();
    }

    /// The parameters of an operation's query.
    List<Place> parameters(Place operation) {
        var all = operation.at("parameters");
        return all.node().isArray()
                ? IntStream.range(0, all.node().size())
                        .mapToObj(i -> document.follow(all.at(i)))
                        .filter(parameter ->
                                parameter.at("in").node().asString("").equals("query"))
                        .toList()
                : List.of();
    }

    static String name(Place parameter) {
        return parameter.at("name").node().asString();
    }

    private List<String> wrongValue(Place parameter, String value) {
        var schema = document.follow(parameter.at("schema"));
        return document.errors(schema, Bodies.typed(schema.node(), value)).stream()
                .map(error -> "its parameter " + name(parameter) + error)
                .toList();
    }

    /// The first value of each; as it was sent where it can't be decoded.
    private static Map<String, String> sent(String target) {
        var values = new HashMap<String, String>();
        var parts = target.split("\\?", 2);
        for (var pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            var sides = pair.split("=", 2);
            values.putIfAbsent(sides[0], sides.length < 2 ? "" : decoded(sides[1]));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
