/// Invites: asking a friend to a game, and what comes of it (contract §2.7).
///
/// Owns invites, their one way from pending to an end, when they expire, and their routes. Does not own the game
/// that an invite is to: it has [dev.parlor.game] set that up, let it begin, or remove it. Who may be invited is
/// what [dev.parlor.friends] says; who is told hears it by [dev.parlor.notifications].
@NullMarked
package dev.parlor.invites;

import org.jspecify.annotations.NullMarked;
