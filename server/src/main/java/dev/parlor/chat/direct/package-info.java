/// Direct messages between friends (contract §2.5, §3.3).
///
/// Owns conversations, their messages and unread counts, with their routes and `/ws/chat/<friend_id>/`. Does
/// not own friendships: the transaction that stores a message checks with [dev.parlor.friends].
@NullMarked
package dev.parlor.chat.direct;

import org.jspecify.annotations.NullMarked;
