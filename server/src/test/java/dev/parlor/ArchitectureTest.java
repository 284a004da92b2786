package dev.parlor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the directions of the architecture (docs/architecture.md) and the house style. Each rule reports all
/// violations.
class ArchitectureTest {
    private static final int LONGEST_FILE = 300;
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses PARLOR =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.parlor");

    static Stream<ArchRule> rules() {
        return Stream.of(
                onlyIn("io.vertx..", "dev.parlor.http"),
                onlyIn("io.netty..", "dev.parlor.realtime.netty", "dev.parlor.http"),
                onlyIn("com.zaxxer.hikari..", "dev.parlor.store"),
                onlyIn("org.flywaydb..", "dev.parlor.store"),
                onlyIn("com.nimbusds..", "dev.parlor.users"),
                onlyIn("picocli..", "dev.parlor", "dev.parlor.operator", "dev.parlor.verify"),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.verify")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "javax.net.ssl..",
                                "org.jspecify..",
                                "picocli..",
                                "tools.jackson..",
                                "dev.parlor.json",
                                "dev.parlor.checklist",
                                "dev.parlor.verify"))
                        .because("it sees the server from outside"),
                onlyIn("org.commonmark..", "dev.parlor.docs"),
                onlyIn("tools.jackson.dataformat..", "dev.parlor.docs"),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.docs")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.commonmark..",
                                "tools.jackson..",
                                "dev.parlor.http",
                                "dev.parlor.docs")),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.checklist")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage("java..", "org.jspecify..", "dev.parlor.checklist")),
                onlyIn("io.prometheus..", "dev.parlor.metrics"),
                onlyIn("io.opentelemetry..", "dev.parlor.trace.otel"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.parlor", "dev.parlor.operator..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor.operator.."))
                        .because("a server runs without its operator's commands"),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.trace")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.parlor.trace")),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.parlor", "dev.parlor.trace.otel")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor.trace.otel"))
                        .because("whether anybody records is nobody's business"),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.tally")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.parlor.tally")),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.parlor", "dev.parlor.metrics")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor.metrics"))
                        .because("features count, and know nobody who reads it"),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.game.rules")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage("java..", "org.jspecify..", "dev.parlor.game.rules")),
                classes()
                        .that()
                        .resideInAPackage("dev.parlor.game.bots")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", "org.jspecify..", "dev.parlor.game.rules", "dev.parlor.game.bots")),
                keepsOutOf("dev.parlor.realtime..", "dev.parlor.users..", "dev.parlor.game..", "dev.parlor.http.."),
                keepsOutOf("dev.parlor.realtime..", "dev.parlor.store..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.http..", "dev.parlor.users..", "dev.parlor.game..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.store..", "dev.parlor.users..", "dev.parlor.game..", "dev.parlor.http.."),
                keepsOutOf("dev.parlor.users..", "dev.parlor.game..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.game..", "dev.parlor.config..", "dev.parlor.realtime.netty.."),
                keepsOutOf(
                        "dev.parlor.users..",
                        "dev.parlor.friends..",
                        "dev.parlor.presence..",
                        "dev.parlor.notifications.."),
                keepsOutOf("dev.parlor.friends..", "dev.parlor.presence..", "dev.parlor.game..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.presence..", "dev.parlor.game..", "dev.parlor.chat..", "dev.parlor.invites.."),
                keepsOutOf("dev.parlor.presence..", "dev.parlor.config..", "dev.parlor.demo.."),
                keepsOutOf("dev.parlor.friends..", "dev.parlor.chat..", "dev.parlor.invites..", "dev.parlor.demo.."),
                keepsOutOf("dev.parlor.game..", "dev.parlor.friends..", "dev.parlor.invites..", "dev.parlor.chat.."),
                keepsOutOf("dev.parlor.invites..", "dev.parlor.chat..", "dev.parlor.presence..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.invites..", "dev.parlor.demo..", "dev.parlor.realtime.netty.."),
                keepsOutOf("dev.parlor.chat..", "dev.parlor.invites..", "dev.parlor.presence..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.chat..", "dev.parlor.demo..", "dev.parlor.realtime.netty.."),
                keepsOutOf(
                        "dev.parlor.notifications..",
                        "dev.parlor.users..",
                        "dev.parlor.friends..",
                        "dev.parlor.chat.."),
                keepsOutOf(
                        "dev.parlor.notifications..",
                        "dev.parlor.game..",
                        "dev.parlor.invites..",
                        "dev.parlor.config.."),
                keepsOutOf("dev.parlor.demo..", "dev.parlor.chat..", "dev.parlor.game..", "dev.parlor.config.."),
                keepsOutOf("dev.parlor.limits..", "dev.parlor.http..", "dev.parlor.users..", "dev.parlor.realtime.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.parlor")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.parlor"))
                        .because("the composition root knows everybody and nobody knows it"),
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

    private static ArchRule keepsOutOf(String from, String... others) {
        return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(resideInAnyPackage(others));
    }

    /// What no rule allows: wall-clock time, read in the middle of things.
    private record Offender(AtomicReference<Instant> last) {
        Offender() {
            this(new AtomicReference<>(Instant.now()));
        }
    }
}
