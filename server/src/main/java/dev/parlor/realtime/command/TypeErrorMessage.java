package dev.parlor.realtime.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the sender is told when a component of a command has another type, where the contract has a sentence of its
/// own for that.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface TypeErrorMessage {
    String value();
}
