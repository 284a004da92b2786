package dev.parlor.chat.lobby;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.game.GameSummary;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.Frame;
import java.util.List;

/// The frames that a lobby receives (contract §3.4).
final class LobbyFrames {
    static final Frame LEFT = Frame.of(new NoticeFrame("leave_lobby_success", "You have successfully left the lobby"));

    private LobbyFrames() {}

    static Frame welcome(LobbyPlayer newcomer) {
        return Frame.of(
                new NoticeFrame("connection_success", "Welcome to the chat lobby, " + newcomer.firstName() + "!"));
    }

    static Frame message(LobbyMessage message) {
        return Frame.of(new LobbyMessageFrame("chat_message", message));
    }

    static Frame history(List<LobbyMessage> messages, Epoch epoch) {
        return Frame.of(new HistoryFrame("history", messages, epoch.name()));
    }

    static Frame started(GameSummary game) {
        return Frame.of(new GameStartedFrame(
                "game_start_acknowledgment",
                "Game has started successfully!",
                game.id().value(),
                game.turn().name()));
    }

    private record NoticeFrame(String type, String message) {}

    private record LobbyMessageFrame(String type, LobbyMessage message) {}

    private record HistoryFrame(String type, List<LobbyMessage> messages, String epoch) {}

    private record GameStartedFrame(
            String type,
            String message,
            @JsonProperty("game_id") long game,
            @JsonProperty("current_turn") String turn) {}
}
