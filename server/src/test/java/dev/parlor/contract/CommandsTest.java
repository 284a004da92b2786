package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.command.WireName;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The messages that the sockets understand are those that are written down, field by field.
class CommandsTest {
    private static final SocketContract SOCKETS = new SocketContract(ContractDocuments.SOCKETS);

    @Test
    void everyCommandIsWrittenDownWithItsFields() throws Exception {
        var written = new HashSet<Map.Entry<String, Set<String>>>();
        SOCKETS.channels()
                .values()
                .forEach(channel -> SOCKETS.messages(channel, "receive")
                        .forEach((name, payload) -> written.add(Map.entry(name, fields(payload)))));
        assertThat(understood()).isNotEmpty().isEqualTo(written);
    }

    @Test
    void everyCommandMayCarryAnId() {
        assertThat(SOCKETS.channels().values())
                .allSatisfy(channel -> assertThat(
                                SOCKETS.messages(channel, "receive").values())
                        .allSatisfy(payload -> assertThat(properties(payload)).contains("type", "id")));
    }

    @Test
    void everyCloseCodeIsWrittenDown() {
        var codes = Arrays.stream(CloseCode.values()).map(CloseCode::code).toList();
        assertThat(SOCKETS.channels().values().stream().flatMap(channel -> SOCKETS.closeCodes(channel).stream()))
                .containsAll(codes)
                .isSubsetOf(codes);
    }

    private static Set<String> fields(Place payload) {
        return properties(payload).stream()
                .filter(name -> !name.equals("type") && !name.equals("id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<String> properties(Place payload) {
        return ContractDocuments.SOCKETS.follow(payload).at("properties").node().propertyNames();
    }

    /// Every command of the program: its name on the wire, and its fields.
    private static Set<Map.Entry<String, Set<String>>> understood() throws Exception {
        var commands = new HashSet<Map.Entry<String, Set<String>>>();
        for (var type : classes()) {
            var wire = type.getAnnotation(WireName.class);
            if (wire != null) {
                commands.add(Map.entry(
                        wire.value(),
                        Arrays.stream(type.getRecordComponents())
                                .map(CommandsTest::wireName)
                                .collect(Collectors.toCollection(TreeSet::new))));
            }
        }
        return commands;
    }

    private static String wireName(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(WireName.class))
                .map(WireName::value)
                .orElseGet(component::getName);
    }

    /// The program's own classes; none is initialised.
    private static List<Class<?>> classes() throws Exception {
        var root = Path.of(WireName.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var names = new ArrayList<String>();
        try (var files = Files.walk(root.resolve("dev"))) {
            files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith("-info"))
                    .forEach(names::add);
        }
        var classes = new ArrayList<Class<?>>();
        for (var name : names) {
            classes.add(Class.forName(name, false, WireName.class.getClassLoader()));
        }
        return classes;
    }
}
