package dev.parlor.realtime.command;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// How one command record is made from the fields of a message.
///
/// @param name its name on the wire
/// @param fields its components, in order
/// @param constructor takes the component values as one array
/// @param <C> the sealed interface it belongs to
record CommandReader<C>(String name, List<CommandField> fields, MethodHandle constructor) {
    /// @param slot where the value of a field of this name is kept while a message is read
    static <C> CommandReader<C> of(Class<? extends C> type, ToIntFunction<String> slot) {
        var wire = type.getAnnotation(WireName.class);
        if (wire == null || !type.isRecord()) {
            throw new IllegalArgumentException(type + " must be a record with a @Wire name");
        }
        var components = type.getRecordComponents();
        var fields =
                Arrays.stream(components).map(one -> CommandField.of(one, slot)).toList();
        return new CommandReader<>(wire.value(), fields, constructor(type, components));
    }

    /// Makes the record, or says what is wrong.
    ///
    /// @param id of the message
    DecodedMessage<C> make(@Nullable FieldValue[] values, Optional<String> id) {
        var arguments = new Object[fields.size()];
        for (var i = 0; i < arguments.length; i++) {
            var field = fields.get(i);
            switch (field.type().read(values[field.slot()])) {
                case FieldType.ValidField(var value) -> arguments[i] = value;
                case FieldType.InvalidField(var sentence) -> {
                    return refused(field.otherwise().orElse("Field \"" + field.name() + "\" " + sentence), id);
                }
            }
        }
        return construct(arguments, id);
    }

    @SuppressWarnings("unchecked")
    private DecodedMessage<C> construct(Object[] arguments, Optional<String> id) {
        try {
            return new DecodedMessage.DecodedCommand<>((C) constructor.invokeExact(arguments), id);
        } catch (IllegalArgumentException invariant) {
            return refused(
                    Optional.ofNullable(invariant.getMessage()).orElse("A field of \"" + name + "\" is wrong."), id);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable bug) {
            throw new IllegalStateException("the constructor of " + name + " failed", bug);
        }
    }

    private DecodedMessage<C> refused(String sentence, Optional<String> id) {
        return new DecodedMessage.InvalidMessage<>(new ErrorMessage("bad_field", sentence, id));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException("can't use the constructor of " + type, impossible);
        }
    }

    /// One component.
    ///
    /// @param name on the wire
    /// @param otherwise what to say of a value with another type, when there is a sentence of its own for that
    record CommandField(String name, int slot, FieldType type, Optional<String> otherwise) {
        static CommandField of(RecordComponent component, ToIntFunction<String> slot) {
            var name = Optional.ofNullable(component.getAnnotation(WireName.class))
                    .map(WireName::value)
                    .orElseGet(component::getName);
            var otherwise = Optional.ofNullable(component.getAnnotation(TypeErrorMessage.class))
                    .map(TypeErrorMessage::value);
            return new CommandField(name, slot.applyAsInt(name), FieldType.of(component), otherwise);
        }
    }
}
