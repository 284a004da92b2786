package dev.parlor.contract;

import dev.parlor.realtime.command.WireName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words for programs that the server can say: names of frames, and codes. They are read from its classes, so
/// those that no test has it say are among them.
final class Speech {
    /// What makes a frame, an error or a refusal of words.
    private static final Map<String, Set<String>> MAKERS = Map.of(
            "dev/parlor/realtime/Frame", Set.of("of"),
            "dev/parlor/realtime/command/ErrorMessage", Set.of("<init>"),
            "dev/parlor/realtime/command/CommandReply$CommandRefused", Set.of("<init>"),
            "dev/parlor/realtime/command/CommandReply$CommandPostponed", Set.of("<init>"),
            "dev/parlor/realtime/netty/upgrade/HandshakeRefusal", Set.of("<init>"),
            "dev/parlor/notifications/Inbox", Set.of("add"),
            "dev/parlor/http/ProblemResponses", Set.of("refused", "detail", "unauthenticated", "field"));

    private static final Set<String> NAMES = Set.of("code", "type");
    /// Talks to people only; the types are those of files.
    private static final Pattern MUTE = Pattern.compile("dev/parlor/(verify/.*|http/assets/StaticFile)");

    private static final String WORD = "[a-z]+(_[a-z]+)*";

    private Speech() {}

    /// The words in each class that makes something of words, or that has a code or a type.
    static Map<String, Set<String>> words() {
        return classes().stream()
                .filter(Speech::speaks)
                .filter(model ->
                        !MUTE.matcher(model.thisClass().asInternalName()).matches())
                .collect(Collectors.toMap(
                        model -> model.thisClass().asInternalName(),
                        model -> code(model)
                                .filter(LoadConstantInstruction.class::isInstance)
                                .map(constant -> ((LoadConstantInstruction) constant).constantValue())
                                .filter(value -> value instanceof String text && text.matches(WORD))
                                .map(String.class::cast)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static boolean speaks(ClassModel model) {
        return model.methods().stream()
                        .anyMatch(method -> NAMES.contains(method.methodName().stringValue())
                                && method.methodType().equalsString("()Ljava/lang/String;"))
                || code(model)
                        .anyMatch(element -> element instanceof InvokeInstruction call
                                && MAKERS.getOrDefault(call.owner().asInternalName(), Set.of())
                                        .contains(call.name().stringValue()));
    }

    private static Stream<CodeElement> code(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream());
    }

    private static List<ClassModel> classes() {
        try {
            var root = Path.of(WireName.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root.resolve("dev"))) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(Speech::parsed)
                        .toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
