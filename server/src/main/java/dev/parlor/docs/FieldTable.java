package dev.parlor.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The fields of a frame, including those of nested objects: `players[].id`.
///
/// @param document resolves references
record FieldTable(SocketDocument document) {
    /// @param path of the field in the frame
    private record FieldRow(String path, JsonNode schema, boolean required) {}

    /// A table of all fields of an object, as HTML.
    String of(JsonNode schema) {
        var fields = new ArrayList<FieldRow>();
        collect("", document.follow(schema), fields);
        return """
                <div class="wide"><table><thead><tr><th>Field</th><th>Type and limits</th><th>Meaning</th></tr></thead>
                <tbody>%s</tbody></table></div>
                """.formatted(fields.stream().map(this::row).collect(Collectors.joining("\n")));
    }

    private String row(FieldRow field) {
        return "<tr><td>%s%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        HtmlText.code(field.path),
                        field.required ? "" : " <span class=\"optional\">optional</span>",
                        limits(field.schema),
                        MarkdownText.line(field.schema.path("description").asString("")));
    }

    private void collect(String prefix, JsonNode object, List<FieldRow> fields) {
        for (var name : object.path("properties").propertyNames()) {
            var schema = document.follow(object.path("properties").path(name));
            fields.add(new FieldRow(prefix + name, schema, requires(object, name)));
            alternatives(schema).forEach(one -> collect(prefix + name + ".", one, fields));
            var items = document.follow(schema.path("items"));
            if (!items.isMissingNode()) {
                collect(prefix + name + "[].", items, fields);
            }
        }
    }

    private String limits(JsonNode schema) {
        return alternatives(schema).stream()
                .filter(one -> !one.path("type").isMissingNode() || one.has("const"))
                .map(this::limitsOfOne)
                .collect(Collectors.joining(" or "));
    }

    private List<JsonNode> alternatives(JsonNode schema) {
        var all = schema.path("anyOf").isMissingNode() ? schema.path("oneOf") : schema.path("anyOf");
        return all.isMissingNode()
                ? List.of(schema)
                : StreamSupport.stream(all.spliterator(), false)
                        .map(document::follow)
                        .toList();
    }

    private String limitsOfOne(JsonNode schema) {
        var said = new ArrayList<String>();
        if (schema.has("const")) {
            return HtmlText.code(schema.path("const").toString());
        }
        said.add(type(schema));
        if (schema.has("enum")) {
            said.add(StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> HtmlText.code(value.toString()))
                    .collect(Collectors.joining(" ")));
        }
        add(said, schema, "format", "%s");
        add(said, schema, "minimum", "at least %s");
        add(said, schema, "maximum", "at most %s");
        add(said, schema, "minLength", "from %s characters");
        add(said, schema, "maxLength", "up to %s characters");
        add(said, schema, "minItems", "from %s entries");
        add(said, schema, "maxItems", "up to %s entries");
        if (schema.has("pattern")) {
            said.add(HtmlText.code(schema.path("pattern").asString()));
        }
        return String.join(", ", said);
    }

    private String type(JsonNode schema) {
        var type = schema.path("type");
        var text = type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" or "))
                : type.asString("");
        var items = document.follow(schema.path("items"));
        return items.isMissingNode() ? text : text + " of " + type(items);
    }

    private static void add(List<String> said, JsonNode schema, String keyword, String form) {
        if (schema.has(keyword)) {
            said.add(HtmlText.escape(form.formatted(schema.path(keyword).asString())));
        }
    }

    private static boolean requires(JsonNode object, String name) {
        return StreamSupport.stream(object.path("required").spliterator(), false)
                .anyMatch(one -> one.asString().equals(name));
    }
}
