package dev.parlor.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML or JSON document with schemas in it, and validation against any of them.
///
/// Thread-safe.
final class Document {
    // Never looked up: the registry is given what lies there.
    private static final String ADDRESS = "https://contract.invalid/document";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Document(JsonNode root, Dialect dialect) {
        this.root = root;
        var config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        this.registry = SchemaRegistry.withDefaultDialect(
                dialect, builder -> builder.schemaRegistryConfig(config).schemas(Map.of(ADDRESS, root.toString())));
    }

    /// @param name of a resource on the class path
    static Document load(String name, Dialect dialect) {
        return new Document(read(name), dialect);
    }

    /// @param name of a resource on the class path
    static JsonNode read(String name) {
        try (var stream = Document.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + name + " on the class path");
            }
            return YAML.readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + name, unreadable);
        }
    }

    Place root() {
        return new Place("", root);
    }

    /// Where a reference leads, or the place itself when it is none.
    Place follow(Place place) {
        var target = place;
        while (target.node().path("$ref").isString()) {
            var pointer = target.node().path("$ref").asString().substring(1);
            target = new Place(pointer, root.at(pointer));
            if (!target.exists()) {
                throw new IllegalArgumentException(place.pointer() + " refers to " + pointer + ", which is not there");
            }
        }
        return target;
    }

    /// What is wrong with a value, as sentences that begin with the place in it; empty when nothing is.
    List<String> errors(Place schema, JsonNode value) {
        return schemas
                .computeIfAbsent(
                        schema.pointer(), pointer -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer)))
                .validate(value)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }
}
