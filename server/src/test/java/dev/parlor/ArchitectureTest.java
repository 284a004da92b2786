package dev.parlor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the directions of the architecture (docs/architecture.md) and the house style. Each rule reports all
/// violations.
class ArchitectureTest {
    private static final int LONGEST_FILE = 300;
    private static final int LARGEST_PACKAGE = 20;
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses PARLOR =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.parlor");

    /// Which other packages each may use, with their sub-packages. A package that isn't listed may use none. The root
    /// wires all of them and isn't restricted.
    private static final Map<String, String> MAY_USE = Map.ofEntries(
            entry("chat", "friends game http identity json limits notifications realtime schedule store users"),
            entry("config", "limits users"),
            entry("demo", "friends http identity limits users"),
            entry("docs", "http"),
            entry("friends", "http identity limits notifications realtime store users"),
            entry("game", "http identity json limits realtime schedule store tally users"),
            entry("http", "identity json limits store tally trace"),
            entry("invites", "friends game http identity json limits notifications realtime schedule store users"),
            entry("logs", "json"),
            entry("metrics", "game http limits realtime store tally users"),
            entry("notifications", "http identity json realtime schedule store users"),
            entry("operator", "checklist config http realtime store users"),
            entry("presence", "friends identity json notifications realtime schedule store users"),
            entry("realtime", "identity json limits logs schedule tally trace"),
            entry("schedule", "logs"),
            entry("setup", "config http limits metrics presence realtime schedule store trace users"),
            entry("store", "logs tally trace"),
            entry("users", "http identity json limits logs realtime schedule store tally"),
            entry("verify", "checklist json"));

    static Stream<ArchRule> rules() {
        return Stream.of(
                onlyIn("io.vertx..", "dev.parlor.http.."),
                onlyIn("io.netty..", "dev.parlor.realtime.netty..", "dev.parlor.http.."),
                onlyIn("com.zaxxer.hikari..", "dev.parlor.store.."),
                onlyIn("org.flywaydb..", "dev.parlor.store.."),
                onlyIn("com.nimbusds..", "dev.parlor.users.sessions"),
                onlyIn("io.lettuce..", "dev.parlor.realtime.redis.."),
                onlyIn("picocli..", "dev.parlor", "dev.parlor.operator", "dev.parlor.verify"),
                onlyIn("org.commonmark..", "dev.parlor.docs"),
                onlyIn("tools.jackson.dataformat..", "dev.parlor.docs"),
                onlyIn("io.prometheus..", "dev.parlor.metrics"),
                onlyIn("io.opentelemetry..", "dev.parlor.trace.otel"),
                usesOnly("dev.parlor.game.rules"),
                usesOnly("dev.parlor.game.bots", "dev.parlor.game.rules"),
                onlyIn("dev.parlor.trace.otel", "dev.parlor.setup", "dev.parlor.trace.otel"),
                onlyIn("dev.parlor.store.admin", "dev.parlor.store.admin", "dev.parlor.operator.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.parlor",
                                "dev.parlor.setup",
                                "dev.parlor.http..",
                                "dev.parlor.metrics",
                                "dev.parlor.docs",
                                "dev.parlor.operator..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor.http.*"))
                        .because("features see of HTTP only dev.parlor.http"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.parlor", "dev.parlor.metrics", "dev.parlor.realtime.netty..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor.realtime.netty.."))
                        .because("features see of sockets only dev.parlor.realtime"),
                slices().matching("dev.parlor.(*)..").should().beFreeOfCycles(),
                timeIsInjected(),
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameStartingWith("Base")
                        .orShould()
                        .haveSimpleNameEndingWith("DTO")
                        .because("names are nouns of the domain"));
    }

    static Stream<String> packages() {
        return PARLOR.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("dev.parlor"))
                .map(name -> name.split("\\.", -1)[2])
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(String name) {
        var allowed = Stream.concat(
                        Stream.of(name),
                        Stream.of(MAY_USE.getOrDefault(name, "").split(" ", -1)))
                .filter(used -> !used.isEmpty())
                .map(used -> "dev.parlor." + used + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("dev.parlor." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.parlor..").or(resideInAnyPackage(allowed)))
                .check(PARLOR);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PARLOR);
    }

    @Test
    void namesTheOffender() {
        var testsToo = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() ->
                        onlyIn("java.util.concurrent..", "dev.parlor.nowhere").check(testsToo))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Offender");
        assertThatThrownBy(() -> timeIsInjected().check(testsToo))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("time is injected");
    }

    @Test
    void keepsFilesShort() throws IOException {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void keepsPackagesSmall() throws IOException {
        var sizes = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).isLessThanOrEqualTo(LARGEST_PACKAGE));
    }

    @Test
    void givesEveryTypeItsOwnName() {
        var names = PARLOR.stream()
                .filter(type -> !type.isAnonymousClass()
                        && !type.isLocalClass()
                        && !type.getSimpleName().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));

        assertThat(names)
                .isNotEmpty()
                .allSatisfy((name, types) -> assertThat(types).as(name).isOne());
    }

    @Test
    void describesEveryPackage() throws IOException {
        var folders = sources().stream().map(Path::getParent).distinct().toList();

        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .startsWith("///")
                        .contains("@NullMarked"));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static ArchRule timeIsInjected() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is injected");
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because(library + " belongs to " + String.join(", ", packages))
                .allowEmptyShould(true);
    }

    private static ArchRule usesOnly(String from, String... others) {
        var allowed = Stream.concat(Stream.of("java..", "org.jspecify..", from), Stream.of(others))
                .toArray(String[]::new);
        return classes().that().resideInAPackage(from).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    /// What no rule allows: wall-clock time, read in the middle of things.
    private record Offender(AtomicReference<Instant> last) {
        Offender() {
            this(new AtomicReference<>(Instant.now()));
        }
    }
}
