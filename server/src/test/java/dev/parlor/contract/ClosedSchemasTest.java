package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the server sends is closed, so that a field that nobody wrote down is noticed; what clients send is open,
/// so that newer clients may say more than this server knows.
class ClosedSchemasTest {
    @Test
    void everyObjectThatTheServerSaysIsClosed() {
        assertThat(objects(ContractDocuments.REST, true)).isNotEmpty().allMatch(ClosedSchemasTest::closed);
        assertThat(objects(ContractDocuments.SOCKETS, true)).isNotEmpty().allMatch(ClosedSchemasTest::closed);
    }

    @Test
    void everyObjectThatClientsSayIsOpen() {
        assertThat(objects(ContractDocuments.REST, false)).isNotEmpty().noneMatch(ClosedSchemasTest::closed);
        assertThat(objects(ContractDocuments.SOCKETS, false)).isNotEmpty().noneMatch(ClosedSchemasTest::closed);
    }

    /// Nothing beyond what is listed, or a map whose keys and values are both described.
    private static boolean closed(Place object) {
        var more = object.at("additionalProperties").node();
        return more.isObject() ? object.at("propertyNames").exists() : more.isBoolean() && !more.booleanValue();
    }

    /// The schemas of objects that the server says, or that clients say.
    private static Collection<Place> objects(Document document, boolean ofServer) {
        var found = new LinkedHashMap<String, Place>();
        if (document == ContractDocuments.SOCKETS) {
            var sockets = new SocketContract(document);
            sockets.channels()
                    .values()
                    .forEach(channel -> sockets.messages(channel, ofServer ? "send" : "receive")
                            .values()
                            .forEach(payload -> collect(document, payload, found)));
        } else {
            walk(document, document.root(), false, ofServer, found);
        }
        return found.values();
    }

    private static void walk(
            Document document, Place place, boolean inRequest, boolean ofServer, Map<String, Place> found) {
        for (var name : place.node().propertyNames()) {
            var request = inRequest || name.startsWith("requestBod") || name.equals("parameters");
            if (name.equals("schema")) {
                if (request != ofServer) {
                    collect(document, place.at(name), found);
                }
            } else if (!name.equals("schemas") && !name.equals("examples")) {
                walk(document, place.at(name), request, ofServer, found);
            }
        }
    }

    private static void collect(Document document, Place place, Map<String, Place> found) {
        var schema = document.follow(place);
        if (schema.at("type").node().asString("").equals("object") && found.put(schema.pointer(), schema) != null) {
            return;
        }
        for (var name : schema.at("properties").node().propertyNames()) {
            collect(document, schema.at("properties").at(name), found);
        }
        if (schema.at("items").exists()) {
            collect(document, schema.at("items"), found);
        }
        for (var choice : new String[] {"oneOf", "anyOf", "allOf"}) {
            for (var i = 0; i < schema.at(choice).node().size(); i++) {
                collect(document, schema.at(choice).at(i), found);
            }
        }
    }
}
