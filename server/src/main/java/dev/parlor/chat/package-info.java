/// Chat: direct messages between friends (contract §2.5, §3.3).
///
/// Owns conversations, their messages and what is unread of them, with their routes and `/ws/chat/<friend_id>/`.
/// Does not own who may talk to whom: [dev.parlor.friends] is asked in the transaction that keeps a message.
@NullMarked
package dev.parlor.chat;

import org.jspecify.annotations.NullMarked;
