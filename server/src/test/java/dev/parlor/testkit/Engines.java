package dev.parlor.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Gives a test class a fresh [TestDatabase] on SQLite, then, except in a [FastRun], one on PostgreSQL. JUnit closes
/// them.
public final class Engines implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations declarations, ExtensionContext context) {
        return Engine.tested().stream().map(engine -> Arguments.of(new TestDatabase(engine)));
    }
}
