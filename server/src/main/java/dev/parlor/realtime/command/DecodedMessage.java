package dev.parlor.realtime.command;

import java.util.Optional;

/// What [CommandProtocol] made of one message.
///
/// @param <C> the sealed family of commands
public sealed interface DecodedMessage<C> {
    /// A message that is well formed; whether it may be done is another question.
    ///
    /// @param id what the client calls it, when it wants an answer
    record DecodedCommand<C>(C command, Optional<String> id) implements DecodedMessage<C> {}

    /// A message that can't be understood. Offer the error to the sender; the socket stays open.
    record InvalidMessage<C>(ErrorMessage error) implements DecodedMessage<C> {}
}
