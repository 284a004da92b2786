package dev.parlor.game;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Rules;
import java.util.Optional;

/// What somebody who begins a game wants.
///
/// @param computer the level of the computer, when it is to take the other seat
/// @param open whether anyone may take the free seat
public record NewGame(Rules rules, Optional<Difficulty> computer, boolean open, boolean watchable) {}
