package dev.parlor.chat;

import dev.parlor.identity.UserId;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.command.CommandReply;
import java.util.Optional;

/// How often one user may send messages.
///
/// @param direct direct messages
/// @param lobby messages in all lobbies together
/// @param perDay both together in a day: it bounds the disk space that one user can fill
public record MessageRates(RateLimit direct, RateLimit lobby, RateLimit perDay) {
    public static MessageRates of(Rates rates) {
        var limits = rates.limits();
        return new MessageRates(
                rates.limit("direct-messages", limits.directMessages()),
                rates.limit("lobby-messages", limits.lobbyMessages()),
                rates.limit("messages-per-day", limits.messages()));
    }

    /// Counts one direct message of `sender`, or says when it may be sent.
    public Optional<CommandReply> directObjection(UserId sender) {
        return objection(direct, sender);
    }

    /// Counts one lobby message of `sender`, or says when it may be sent.
    public Optional<CommandReply> lobbyObjection(UserId sender) {
        return objection(lobby, sender);
    }

    private Optional<CommandReply> objection(RateLimit pace, UserId sender) {
        if (pace.tryConsume(sender) instanceof RateDecision.RequestThrottled) {
            return Optional.of(CommandReply.TOO_FAST);
        }
        return perDay.tryConsume(sender) instanceof RateDecision.RequestThrottled(var retryAfter)
                ? Optional.of(new CommandReply.CommandPostponed(
                        "too_many_messages",
                        "You have sent as many messages as one user may. Send this one again in "
                                + retryAfter.plusNanos(999_999_999).toSeconds() + " seconds."))
                : Optional.empty();
    }
}
