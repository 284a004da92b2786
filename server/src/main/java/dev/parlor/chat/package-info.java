/// Chat: direct messages between friends (contract §2.5, §3.3), and lobbies (§3.4).
///
/// Owns conversations, their messages and what is unread of them, with their routes and `/ws/chat/<friend_id>/`;
/// and lobbies with the newest messages in each, with `/ws/chat/lobby/<name>/`. Does not own who are friends, nor
/// games: [dev.parlor.friends] is asked in the transaction that keeps a message, [dev.parlor.game] deals what a
/// lobby starts.
@NullMarked
package dev.parlor.chat;

import org.jspecify.annotations.NullMarked;
