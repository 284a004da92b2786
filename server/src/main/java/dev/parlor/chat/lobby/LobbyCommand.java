package dev.parlor.chat.lobby;

import dev.parlor.chat.MessageText;
import dev.parlor.realtime.command.TypeErrorMessage;
import dev.parlor.realtime.command.WireName;
import java.util.Optional;

/// A command of a client on `/ws/chat/lobby/<lobby_name>/` (contract §3.4).
sealed interface LobbyCommand {
    @WireName("chat_message")
    record SendLine(@TypeErrorMessage(MessageText.NOT_TEXT) Optional<String> message) implements LobbyCommand {}

    /// Sets whether the sender is ready for the game.
    @WireName("ready")
    record SetReady(boolean ready) implements LobbyCommand {}

    @WireName("start_game")
    record StartGame() implements LobbyCommand {}

    @WireName("leave_lobby")
    record LeaveLobby() implements LobbyCommand {}
}
