package dev.parlor.testkit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Gives a test class a fresh [TestDatabase] on SQLite, then one on PostgreSQL. JUnit closes them.
public final class Engines implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations declarations, ExtensionContext context) {
        return Arrays.stream(Engine.values()).map(engine -> Arguments.of(new TestDatabase(engine)));
    }
}
