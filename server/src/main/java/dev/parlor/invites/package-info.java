/// Invites of friends to games (contract §2.7).
///
/// Owns invites, their one way from pending to an end, their expiry, and their routes. Does not own the game
/// of an invite: [dev.parlor.game] creates, starts or removes it. [dev.parlor.friends] decides who may be
/// invited; [dev.parlor.notifications] delivers the events.
@NullMarked
package dev.parlor.invites;

import org.jspecify.annotations.NullMarked;
