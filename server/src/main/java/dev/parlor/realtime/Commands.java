package dev.parlor.realtime;

import dev.parlor.logs.Trouble;
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
public final class Commands<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

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
                Supplier<Reply> deed = () -> perform.apply(command, id);
                answer(connection, attempt(connection, () -> once(connection, place, command, id, deed)), id);
            }
        }
    }

    private Reply once(Connection connection, Object place, C command, Optional<String> id, Supplier<Reply> deed) {
        return id.map(named -> repeats.once(connection.principal().userId(), named, new Said(place, command), deed))
                .orElseGet(deed);
    }

    /// The socket stays open while the database is away: what it is told next is as good as what a new one would
    /// be.
    private static Reply attempt(Connection connection, Supplier<Reply> deed) {
        try {
            return deed.get();
        } catch (RuntimeException failed) {
            if (!Trouble.isOutage(failed)) {
                throw failed;
            }
            Trouble.tell(
                    LOG,
                    failed,
                    "Could not handle a message from user {}.",
                    connection.principal().userId());
            return Reply.UNAVAILABLE;
        }
    }

    private static void answer(Connection connection, Reply reply, Optional<String> id) {
        switch (reply) {
            case Reply.Done() -> id.ifPresent(named -> connection.offer(Frame.of(new Ack(named))));
            case Reply.Refused(var code, var sentence) -> connection.refuse(new ErrorMessage(code, sentence, id));
        }
    }
}
