package dev.parlor.game;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Rules;
import java.util.Optional;

/// The options of a new game.
///
/// @param computer the level of the computer, if it takes the other seat
/// @param open whether anyone may take the free seat
public record NewGame(Rules rules, Optional<Difficulty> computer, boolean open, boolean watchable) {}
