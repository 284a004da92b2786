package dev.parlor.chat;

import dev.parlor.realtime.Otherwise;
import dev.parlor.realtime.Wire;
import java.util.Optional;

/// What a client may say on `/ws/chat/lobby/<lobby_name>/` (contract §3.4).
sealed interface LobbyCommand {
    @Wire("chat_message")
    record Say(@Otherwise(MessageText.NOT_TEXT) Optional<String> message) implements LobbyCommand {}

    /// Whether the game may begin, as far as the sender is concerned.
    @Wire("ready")
    record Ready(boolean ready) implements LobbyCommand {}

    @Wire("start_game")
    record StartGame() implements LobbyCommand {}

    @Wire("leave_lobby")
    record Leave() implements LobbyCommand {}
}
