package dev.parlor.chat.direct;

import dev.parlor.chat.MessageText;
import dev.parlor.identity.UserId;
import dev.parlor.json.WholeNumber;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Cursor;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.realtime.command.CommandReply;
import java.util.Optional;

/// `/ws/chat/<friend_id>/`: one user's side of a conversation.
final class DirectMessageSocket implements SocketHandler {
    /// Real ids begin at 1, so this one matches no user.
    private static final UserId NOBODY = new UserId(0);

    private final DirectMessages messages;
    private final CommandProcessor<DirectMessageCommand> commands;
    private final UserId friend;
    private final Optional<Cursor> since;

    DirectMessageSocket(
            DirectMessages messages, CommandProcessor<DirectMessageCommand> commands, SocketHandshake handshake) {
        this.messages = messages;
        this.commands = commands;
        this.friend = number(handshake.path().getFirst()).map(UserId::new).orElse(NOBODY);
        this.since = handshake
                .query("since")
                // An invalid id can't be a known message, so everything counts as missed.
                .map(text -> new Cursor(known(text), handshake.query("epoch")));
    }

    @Override
    public void opened(Connection connection) {
        if (user(connection).equals(friend)) {
            connection.close(CloseCode.FORBIDDEN, "You can only chat with friends.");
        } else {
            messages.enter(connection, user(connection), friend, since);
        }
    }

    @Override
    public void received(Connection connection, String text) {
        commands.receive(connection, friend, text, (command, id) -> perform(user(connection), command, id));
    }

    @Override
    public void closed(Connection connection) {}

    private CommandReply perform(UserId user, DirectMessageCommand command, Optional<String> id) {
        return switch (command) {
            case DirectMessageCommand.SendMessage(var said) ->
                switch (MessageText.read(said, DirectMessages.LONGEST)) {
                    case MessageText.TextResult.ValidText(var text) -> messages.say(user, friend, text, id);
                    case MessageText.TextResult.InvalidText(var why) -> why;
                };
            case DirectMessageCommand.ShowTyping() -> {
                messages.type(user, friend);
                yield CommandReply.DONE;
            }
            case DirectMessageCommand.MarkRead(var upTo) -> {
                messages.read(user, friend, upTo);
                yield CommandReply.DONE;
            }
        };
    }

    /// The last message that the client knows; a number without a fraction counts as whole.
    private static long known(String text) {
        return Math.max(0, WholeNumber.written(text).orElse(0));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }
}
