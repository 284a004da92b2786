/// Accounts: who somebody is, how they prove it, and how long that lasts.
///
/// Owns accounts with their counters, passwords, sessions and tokens (contract §2.1, §2.2). Does not own what
/// accounts do: games only ask for their result to be counted, inside of their own transaction.
@NullMarked
package dev.parlor.users;

import org.jspecify.annotations.NullMarked;
