package dev.parlor.realtime;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How a socket takes messages: decodes each, has it performed, and answers its sender. A message with an `id` is
/// answered with `ack` or with an `error` that carries it; without one only a refusal is answered.
///
/// Thread-safe.
///
/// @param <C> the sealed interface of the commands
public final class Commands<C> {
    private final Protocol<C> protocol;
    private final Repeats repeats;

    /// @throws IllegalArgumentException as [Protocol#of]
    public Commands(Class<C> family, Repeats repeats) {
        this.protocol = Protocol.of(family);
        this.repeats = repeats;
    }

    private record Said(Object place, Object command) {}

    /// Takes one message.
    ///
    /// @param place what the socket is at, for instance the game: the same words elsewhere are another message
    /// @param perform does it, durably, or refuses; not called for what can't be understood or was done already
    public void receive(Connection connection, Object place, String text, Function<C, Reply> perform) {
        receive(connection, place, text, (command, id) -> perform.apply(command));
    }

    /// As above, for deeds that keep the message's `id` with what they do.
    public void receive(
            Connection connection, Object place, String text, BiFunction<C, Optional<String>, Reply> perform) {
        switch (protocol.decode(text)) {
            case Decoded.Refused<C>(var error) -> connection.refuse(error);
            case Decoded.Command<C>(var command, var id) -> {
                var reply = id.map(named -> repeats.once(
                                connection.principal().userId(),
                                named,
                                new Said(place, command),
                                () -> perform.apply(command, id)))
                        .orElseGet(() -> perform.apply(command, id));
                answer(connection, reply, id);
            }
        }
    }

    private static void answer(Connection connection, Reply reply, Optional<String> id) {
        switch (reply) {
            case Reply.Done() -> id.ifPresent(named -> connection.offer(Frame.of(new Ack(named))));
            case Reply.Refused(var code, var sentence) -> connection.refuse(new ErrorMessage(code, sentence, id));
        }
    }
}
