/// Friends: requests, friendships and blocks, with their routes (contract §2.4).
///
/// Owns friendships, requests and blocks, and ensures that each pair has one friendship under any
/// concurrency. Does not own what friends may do with each other: chat, invites and presence query this
/// package, and are notified when a friendship begins or ends, in the same transaction.
@NullMarked
package dev.parlor.friends;

import org.jspecify.annotations.NullMarked;
