package dev.parlor.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An OpenAPI 3.1 document from a client's point of view.
///
/// @param root the whole document
record RestDocument(JsonNode root) {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    /// One method of one path.
    record RestOperation(String method, String path, JsonNode node) {
        /// Its location in the REST map.
        String address() {
            return DocumentationChapter.REST.address() + "#/"
                    + node.path("tags").path(0).asString() + "/"
                    + node.path("operationId").asString();
        }
    }

    /// An example of an error response.
    ///
    /// @param code empty when the response has none
    record RestRefusal(RestOperation operation, String status, String code, String sentence) {}

    static RestDocument parse(String yaml) {
        return new RestDocument(new YAMLMapper().readTree(yaml));
    }

    /// The node that a reference points to, or the node itself when it is not a reference.
    JsonNode follow(JsonNode node) {
        var target = node;
        while (target.path("$ref").isString()) {
            target = root.at(target.path("$ref").asString().substring(1));
        }
        return target;
    }

    List<RestOperation> operations() {
        var operations = new ArrayList<RestOperation>();
        root.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    if (path.getValue().has(method)) {
                        operations.add(new RestOperation(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue().path(method)));
                    }
                }));
        return operations;
    }

    /// Every error of an operation that has an example with a sentence; validation errors have none.
    List<RestRefusal> refusals(RestOperation operation) {
        return refusals(operation, operation.node().path("responses"));
    }

    /// The errors that any request may get, before its route is looked up or when it has none.
    List<RestRefusal> anywhere() {
        var any = new RestOperation("", "", root);
        var all = new ArrayList<>(refusals(any, root.path("x-anywhere")));
        all.addAll(refusals(any, root.path("x-no-such-route")));
        return all;
    }

    private List<RestRefusal> refusals(RestOperation operation, JsonNode responses) {
        var refusals = new ArrayList<RestRefusal>();
        responses
                .properties()
                .forEach(response -> follow(response.getValue())
                        .path("content")
                        .path("application/json")
                        .path("examples")
                        .values()
                        .forEach(example -> {
                            var value = follow(example).path("value");
                            if (response.getKey().compareTo("400") >= 0 && value.has("detail")) {
                                refusals.add(new RestRefusal(
                                        operation,
                                        response.getKey(),
                                        value.path("code").asString(""),
                                        value.path("detail").asString()));
                            }
                        }));
        return refusals;
    }
}
