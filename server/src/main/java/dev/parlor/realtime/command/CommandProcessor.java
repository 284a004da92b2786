package dev.parlor.realtime.command;

import dev.parlor.logs.FailureLog;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a socket takes messages: decodes each, has it performed, and answers its sender. A message with an `id` is
/// answered with `ack` or with an `error` that carries it; without one only a refusal is answered. While the
/// database is away, that is the answer.
///
/// Thread-safe.
///
/// @param <C> the sealed interface of the commands
public final class CommandProcessor<C> {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProcessor.class);

    private final CommandProtocol<C> protocol;
    private final Idempotency idempotency;

    /// @throws IllegalArgumentException as [CommandProtocol#of]
    public CommandProcessor(Class<C> family, Idempotency idempotency) {
        this.protocol = CommandProtocol.of(family);
        this.idempotency = idempotency;
    }

    private record CommandText(Object place, Object command) {}

    /// Takes one message.
    ///
    /// @param place what the socket is at, for instance the game: the same words elsewhere are another message
    /// @param perform does it, durably, or refuses; not called for what can't be understood or was done already
    public void receive(Connection connection, Object place, String text, Function<C, CommandReply> perform) {
        receive(connection, place, text, (command, id) -> perform.apply(command));
    }

    /// As above, for deeds that keep the message's `id` with what they do.
    public void receive(
            Connection connection, Object place, String text, BiFunction<C, Optional<String>, CommandReply> perform) {
        switch (protocol.decode(text)) {
            case DecodedMessage.InvalidMessage<C>(var error) -> connection.refuse(error);
            case DecodedMessage.DecodedCommand<C>(var command, var id) -> {
                Supplier<CommandReply> deed = () -> perform.apply(command, id);
                answer(connection, attempt(connection, () -> once(connection, place, command, id, deed)), id);
            }
        }
    }

    private CommandReply once(
            Connection connection, Object place, C command, Optional<String> id, Supplier<CommandReply> deed) {
        return id.map(named ->
                        idempotency.once(connection.principal().userId(), named, new CommandText(place, command), deed))
                .orElseGet(deed);
    }

    /// The socket stays open while the database is away: what it is told next is as good as what a new one would
    /// be.
    private static CommandReply attempt(Connection connection, Supplier<CommandReply> deed) {
        try {
            return deed.get();
        } catch (RuntimeException failed) {
            if (!FailureLog.isOutage(failed)) {
                throw failed;
            }
            FailureLog.tell(
                    LOG,
                    failed,
                    "Could not handle a message from user {}.",
                    connection.principal().userId());
            return CommandReply.UNAVAILABLE;
        }
    }

    private static void answer(Connection connection, CommandReply reply, Optional<String> id) {
        switch (reply) {
            case CommandReply.CommandDone() -> id.ifPresent(named -> connection.offer(Frame.of(new AckMessage(named))));
            case CommandReply.CommandRefused(var code, var sentence) ->
                connection.refuse(new ErrorMessage(code, sentence, id));
            case CommandReply.CommandPostponed(var code, var sentence) ->
                connection.refuse(new ErrorMessage(code, sentence, id));
        }
    }
}
