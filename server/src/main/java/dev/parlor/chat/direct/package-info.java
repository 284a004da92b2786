/// Direct messages between friends (contract §2.5, §3.3).
///
/// Owns conversations, their messages and unread counts, with their routes and `/ws/chat/<friend_id>/`. Does not own
/// friendships: [dev.parlor.friends] is asked in the transaction that stores a message.
@NullMarked
package dev.parlor.chat.direct;

import org.jspecify.annotations.NullMarked;
