package dev.parlor.game.rest;

import dev.parlor.game.PlayerAccounts;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.match.Match;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Epoch;
import java.util.List;

/// Creates the REST views of games. Thread-safe; may block.
public record GameViews(PlayerAccounts accounts, Epoch epoch) {
    GameView one(Match match, UserId caller) {
        return all(List.of(match), caller).getFirst();
    }

    public List<GameView> all(List<Match> matches, UserId caller) {
        if (matches.isEmpty()) {
            return List.of();
        }
        var names = PlayerNames.of(accounts, matches, List.of());
        var email = accounts.email(caller).orElse("");
        return matches.stream()
                .map(match -> GameView.of(match, new GameView.GameCaller(caller, email), names, epoch))
                .toList();
    }
}
