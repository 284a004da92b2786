package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Nothing in the documents leads nowhere, and nothing lies about in them: what nobody refers to is held to
/// nothing.
class TidinessTest {
    static List<Document> documents() {
        return List.of(ContractDocuments.REST, ContractDocuments.SOCKETS);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyReferenceLeadsSomewhere(Document document) {
        assertThat(references(document))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        pointer -> assertThat(document.root().node().at(pointer).isMissingNode())
                                .as(pointer)
                                .isFalse());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyComponentIsUsed(Document document) {
        var used = references(document);
        var components = document.root().at("components");
        var all = new ArrayList<String>();
        for (var kind : components.node().propertyNames()) {
            if (!kind.equals("securitySchemes")) {
                components.at(kind).node().propertyNames().forEach(name -> all.add("/components/" + kind + "/" + name));
            }
        }
        all.removeAll(used);
        assertThat(all).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyMessageOfAChannelIsSaidBySomebody(Document document) {
        var channels = document.root().at("channels").node();
        var messages = channels.properties().stream()
                .flatMap(channel -> channel.getValue().path("messages").propertyNames().stream()
                        .map(name -> "/channels/" + channel.getKey() + "/messages/" + name));
        var said = new TreeSet<String>();
        document.root().at("operations").node().forEach(operation -> collect(operation.path("messages"), said));
        assertThat(messages).allSatisfy(message -> assertThat(said).contains(message));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTagAndEverySecuritySchemeIsUsedAndThere(Document document) {
        var root = document.root().node();
        var tags = root.path("tags").valueStream().map(tag -> tag.path("name").asString());
        var used = root.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("tags").valueStream())
                .map(JsonNode::asString);
        assertThat(used.distinct()).containsExactlyInAnyOrderElementsOf(tags.toList());
        var schemes = root.at("/components/securitySchemes").propertyNames();
        var required = Stream.concat(
                        root.findValues("security").stream()
                                .flatMap(JsonNode::valueStream)
                                .flatMap(one -> one.propertyNames().stream()),
                        references(document).stream()
                                .filter(pointer -> pointer.startsWith("/components/securitySchemes/"))
                                .map(pointer -> pointer.substring("/components/securitySchemes/".length())))
                .filter(name -> !name.equals("$ref"))
                .distinct();
        assertThat(required).containsExactlyInAnyOrderElementsOf(schemes);
    }

    private static Set<String> references(Document document) {
        var pointers = new TreeSet<String>();
        collect(document.root().node(), pointers);
        return pointers;
    }

    private static void collect(JsonNode node, Set<String> pointers) {
        if (node.path("$ref").isString()) {
            pointers.add(node.path("$ref").asString().substring(1));
        }
        node.forEach(child -> collect(child, pointers));
    }
}
