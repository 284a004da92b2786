/// Friends: requests, friendships and blocks, with their routes (contract §2.4).
///
/// Owns who is friends with whom, who has asked and who has blocked whom, and that there is one friendship for each
/// pair whatever happens at once. Does not own what friends may do with each other: chat, invites and presence ask
/// here, and are told when a friendship begins or ends, in the transaction that does it.
@NullMarked
package dev.parlor.friends;

import org.jspecify.annotations.NullMarked;
