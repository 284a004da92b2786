package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.config.Setting;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every name of a frame and every code that is in the program is written down, and the reverse, even those that no
/// test has the server say.
class WordsTest {
    /// What stands beside words in those classes and is none.
    private static final Set<String> NO_WORDS = Set.of("close", "name", "none", "upgrade", "websocket");

    /// Codes that the program puts together of two words.
    private static final Set<String> PUT_TOGETHER =
            Set.of("invite_accepted", "invite_declined", "invite_canceled", "invite_expired");

    @Test
    void everyWordInTheProgramIsWrittenDown() {
        var written = new HashSet<>(NO_WORDS);
        Arrays.stream(Setting.values()).forEach(limit -> written.add(name(limit)));
        Stream.of(ContractDocuments.REST, ContractDocuments.SOCKETS)
                .forEach(document -> vocabulary(document.root().node(), written));
        assertThat(said()).hasSizeGreaterThan(80);
        assertThat(without(said(), written))
                .as("in api/*.yaml, or else in NO_WORDS")
                .isEmpty();
    }

    @Test
    void everyFrameThatIsWrittenDownIsInTheProgram() {
        var sockets = new SocketContract(ContractDocuments.SOCKETS);
        var frames = sockets.channels().values().stream()
                .flatMap(channel -> sockets.messages(channel, "send").keySet().stream())
                .toList();
        assertThat(frames).hasSizeGreaterThan(20);
        assertThat(without(frames, said())).isEmpty();
    }

    @Test
    void everyCodeThatIsWrittenDownIsInTheProgram() {
        var codes = new TreeSet<String>();
        codes(ContractDocuments.REST.root().at("components").at("schemas").node(), codes);
        codes(ContractDocuments.SOCKETS.root().at("components").at("schemas").node(), codes);
        assertThat(codes).hasSizeGreaterThan(40).containsAll(PUT_TOGETHER);
        assertThat(without(without(codes, PUT_TOGETHER), said())).isEmpty();
    }

    /// What a limit is called in figures.
    private static String name(Setting limit) {
        return limit.name().toLowerCase(Locale.ROOT).replace("limit_", "");
    }

    private static Set<String> without(Collection<String> words, Collection<String> others) {
        return words.stream().filter(word -> !others.contains(word)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said() {
        return Speech.words().values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    }

    /// Names of fields, and every value that a field is said to have.
    private static void vocabulary(JsonNode node, Set<String> words) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            switch (entry.getKey()) {
                case "const" -> words.add(entry.getValue().asString());
                case "enum" -> entry.getValue().forEach(value -> words.add(value.asString()));
                case "properties" -> words.addAll(entry.getValue().propertyNames());
                default -> {}
            }
        }
        node.forEach(child -> vocabulary(child, words));
    }

    /// The values that fields called `code` may have.
    private static void codes(JsonNode node, Set<String> codes) {
        var code = node.path("properties").path("code");
        Stream.concat(Stream.of(code.path("const")), code.path("enum").valueStream())
                .filter(JsonNode::isString)
                .forEach(value -> codes.add(value.asString()));
        node.forEach(child -> codes(child, codes));
    }
}
