package dev.parlor.contract;

import dev.parlor.json.Json;
import dev.parlor.testkit.Witness.Exchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Bodies and headers against what the document says of one response, or of one request.
record Bodies(Document document) {
    private static final String JSON = "application/json";
    private static final int SHOWN = 2_000;

    /// What is wrong with the answer.
    List<String> wrongAnswer(Place response, Exchange exchange) {
        var wrong = new ArrayList<String>();
        for (var header : response.at("headers").node().properties()) {
            wrong.addAll(wrongHeader(
                    document.follow(response.at("headers").at(header.getKey())), header.getKey(), exchange));
        }
        if (!exchange.method().equals("HEAD")) {
            wrong.addAll(wrongContent(response, exchange));
        }
        return wrong;
    }

    /// What is wrong with a request that was accepted.
    List<String> wrongRequest(Place requestBody, Exchange exchange) {
        var text = exchange.sent().orElse("");
        if (text.isEmpty()) {
            return requestBody.at("required").node().asBoolean(false) ? List.of("it has no body") : List.of();
        }
        return requestBody.at("content").at(JSON).exists() ? wrongJson(requestBody, text) : List.of();
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private List<String> wrongContent(Place response, Exchange exchange) {
        if (!response.at("content").exists()) {
            return exchange.body().isEmpty() ? List.of() : List.of("it should have no body");
        }
        var type = exchange.headers().getOrDefault("content-type", "none");
        if (!type.equals(JSON) && response.at("content").at(type).exists()) {
            return List.of();
        } else if (!type.equals(JSON)) {
            return List.of("its Content-Type is " + type + " instead of " + JSON);
        }
        return wrongJson(response, exchange.body());
    }

    private List<String> wrongJson(Place holder, String text) {
        try {
            return document.errors(holder.at("content").at(JSON).at("schema"), Json.parse(text));
        } catch (JacksonException notJson) {
            return List.of("it is no JSON");
        }
    }

    private List<String> wrongHeader(Place header, String name, Exchange exchange) {
        var value = exchange.headers().get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            return header.at("required").node().asBoolean(false)
                    ? List.of("its header " + name + " is missing")
                    : List.of();
        }
        var schema = document.follow(header.at("schema"));
        return document.errors(schema, typed(schema.node(), value)).stream()
                .map(error -> "its header " + name + error)
                .toList();
    }

    /// What stands in a header or a query, where everything is a text: a number where one is due.
    static JsonNode typed(JsonNode schema, String value) {
        var number = schema.path("type").asString("").equals("integer")
                && value.matches("[0-9]{1,18}(\\.[0-9]{1,9})?([eE][0-9]{1,2})?");
        return number
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.stringNode(value);
    }
}
