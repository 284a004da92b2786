package dev.parlor.realtime.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The `type` of a message on the wire, written beside its record so that a rename in the code never changes the
/// contract; on a component, the name of its field, where that is not the component's own.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface WireName {
    String value();
}
