package dev.parlor.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;

/// The schemas of a document, as trees to look at.
final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /// Every schema under a name, and every one that stands where it is used.
    static List<Place> of(Document document) {
        var found = new ArrayList<Place>();
        collect(document.root(), found);
        return found;
    }

    /// What makes a schema no schema of that dialect.
    static List<String> wrong(Place schema, String dialect) {
        return REGISTRY.getSchema(SchemaLocation.of(dialect)).validate(schema.node()).stream()
                .map(error -> schema.pointer() + error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static void collect(Place place, List<Place> found) {
        for (var name : place.node().propertyNames()) {
            var child = place.at(name);
            if (name.equals("schema") || (name.equals("payload") && place.node().has("name"))) {
                found.add(child);
            } else if (name.equals("schemas")) {
                child.node().propertyNames().forEach(schema -> found.add(child.at(schema)));
            } else if (!name.equals("examples")) {
                collect(child, found);
            }
        }
    }
}
