package dev.parlor.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Runs every test of a class on SQLite and on PostgreSQL. The class has a constructor that takes a [TestDatabase]:
/// one fresh database per class and engine, so tests of one class see each other's rows.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Engines.class)
public @interface OnBothEngines {}
