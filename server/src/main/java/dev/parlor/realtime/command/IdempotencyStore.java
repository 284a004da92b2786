package dev.parlor.realtime.command;

import java.util.Optional;

/// Remembers for all nodes what was answered to messages with an `id`.
public interface IdempotencyStore {
    /// Each node remembers its own.
    IdempotencyStore NONE = new IdempotencyStore() {
        @Override
        public Optional<CommandReply> claim(long userId, String id, String digest) {
            return Optional.empty();
        }

        @Override
        public void answered(long userId, String id, String digest, CommandReply reply) {
            // Nobody else asks.
        }

        @Override
        public void forget(long userId, String id) {
            // Nothing was remembered.
        }
    };

    /// Asks whether a message was answered on another node; when it is being done there, waits for that. Blocks.
    ///
    /// @param digest of what was said and where, in hexadecimal; tells it from others
    /// @return empty when the caller is to do it, and then to call [#answered] or [#forget]; also while nobody
    ///     knows
    Optional<CommandReply> claim(long userId, String id, String digest);

    /// It is done, or refused.
    void answered(long userId, String id, String digest, CommandReply reply);

    /// It was not done, and may be tried again.
    void forget(long userId, String id);
}
