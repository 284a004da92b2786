package dev.parlor.realtime.command;

/// What became of a command.
public sealed interface CommandReply {
    /// It was done, durably.
    CommandReply DONE = new CommandDone();

    /// Over the limit per second.
    CommandReply TOO_FAST = new CommandPostponed(
            "throttled", "Too many messages. This one was dropped; wait a moment, then send it again.");

    /// Its `id` named another message a moment ago; answering it as a repeat would lose this one.
    CommandReply ID_REUSED = new CommandRefused(
            "id_reused", "This \"id\" was just used for a different message. Give each message its own id.");

    /// What it needs does not answer. Not remembered: a repeat is tried again, and done once even if it was done
    /// now.
    CommandReply UNAVAILABLE = new CommandRefused(
            "unavailable",
            "The server can't do this right now. Send it again in a moment, with the same \"id\" if it has one.");

    /// It was done, durably. Whoever is to know has been told.
    record CommandDone() implements CommandReply {}

    /// It was refused and has changed nothing.
    ///
    /// @param code stable, for programs
    /// @param sentence for people: what to do
    record CommandRefused(String code, String sentence) implements CommandReply {}

    /// It was refused for now and has changed nothing. Not remembered: a repeat with the same `id` is tried again.
    ///
    /// @param code stable, for programs
    /// @param sentence for people: when to send it again
    record CommandPostponed(String code, String sentence) implements CommandReply {}
}
